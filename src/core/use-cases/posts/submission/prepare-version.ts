import { type Actor, named } from '../../../domain/actor.ts'
import { countAudience } from '../../audiences/expand-audience.ts'
import { circuitFor, type Resolved, resolveCircuit } from '../../circuits/resolve-circuit.ts'
import { warningAsked } from '../../circuits/warning-circuit.ts'
import { type Outside, outsidePerimeter } from '../../perimeters/outside-perimeter.ts'
import type { Ports } from '../../../ports.ts'
import { type RenderNeeds, renderSealed } from '../../broadcasts/sealed/render-sealed.ts'
import { computeSeal, type RenderedPost } from '../../../domain/seal.ts'
import { warnedEvent } from '../../../domain/events/warning.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Post, SealedVersion } from '../../../domain/posts/post.ts'
import { draftFaults } from './draft-faults.ts'
import { expiryOf } from '../../../domain/posts/draft/post-expiry.ts'
import type { Fault } from '../../../domain/posts/draft/lint-post.ts'
import { limitsOf } from '../writing/limits-of.ts'
import type { SealedEdition } from '../../../domain/sealed-edition.ts'
import type { Submission } from './submission.ts'
import { sealedVariants } from '../../../domain/posts/variants/sealed-variants.ts'
import { typesetSources } from '../../../domain/posts/text/typeset-post.ts'

/** What keeps a text from being submitted. */
export type Unready =
  | { kind: 'faults'; faults: Fault[] }
  | Extract<Resolved, { kind: 'no-approver' }>
  | { kind: 'no-circuit' }
  | { kind: 'of-an-edition' }
  | Outside
export type PrepareNeeds = Pick<
  Ports,
  | 'deliveries'
  | 'directory'
  | 'departments'
  | 'peopleLists'
  | 'perimeters'
  | 'now'
  | 'circuits'
  | 'sectors'
  | 'validations'
  | 'posts'
  | 'events'
  | 'networks'
> &
  RenderNeeds

type Asked = Pick<Submission, 'circuit' | 'steps' | 'urgent'>

/**
 * Makes the text into the bytes that are sealed, and finds its circuit and whom it asks. `asked`: given where it is
 * known already, whatever the circuits say; `edition`: what was printed, for the post that announces one.
 */
export async function prepareVersion(
  ports: PrepareNeeds,
  actor: Actor,
  post: Post,
  settings: WorkingHours,
  asked: Asked | null = null,
  given: RenderedPost | null = null,
  edition: SealedEdition | null = null,
): Promise<(Submission & { kind: 'prepared' }) | Unready> {
  // Sealed without its printing it could announce anything.
  if (post.editionId !== undefined && edition === null) return { kind: 'of-an-edition' }
  const now = ports.now()
  const limits = await limitsOf(ports)
  const faultsOf = (card?: string): Fault[] => draftFaults(post, { now, card, limits }, settings)
  // A text that is too long is neither typeset nor rendered.
  if (faultsOf().some(({ key }) => key.endsWith('-too-long'))) return { kind: 'faults', faults: faultsOf() }
  const rendered = given ?? (await renderSealed(ports, post))
  const faults = faultsOf(rendered.card)
  if (faults.length > 0) return { kind: 'faults', faults }
  const asks = asked ?? (await askedOf(ports, post, now))
  if ('kind' in asks) return asks
  const outside = await outsidePerimeter(ports, actor, {
    audience: post.audience,
    targetId: post.correcting?.broadcastId ?? null,
  })
  if (outside) return outside
  const headCount = await headCountOf(ports, post)
  if (headCount === 0) return { kind: 'faults', faults: [{ field: 'add', key: 'nobody-in-it' }] }
  // Of a first correction: comments on the words that people have, or on a correction refused since.
  const { refusedId = null, validationId: sentUnder = null } = post.correcting ?? {}
  const earlier = post.validationId ?? refusedId ?? sentUnder
  const before = earlier === null ? null : await ports.validations.byId(earlier)
  const version = sealedVersion(post, { rendered, headCount, ...(edition && { edition }) }, actor, now)
  return { kind: 'prepared', version, ...asks, before, settings }
}

/** The people whom the circuit of this post asks. */
export async function askedOf(
  ports: Pick<PrepareNeeds, 'circuits' | 'directory' | 'departments' | 'sectors' | 'posts'>,
  post: Post,
  now: Instant,
): Promise<Asked | Extract<Unready, { kind: 'no-approver' | 'no-circuit' }>> {
  const warned = warnedEvent(post)
  if (warned !== null) {
    const event = await ports.posts.byId(warned)
    return event ? warningAsked(ports, post, event, now) : { kind: 'no-circuit' }
  }
  const circuit = await circuitFor(ports, post)
  if (!circuit) return { kind: 'no-circuit' }
  const resolved = await resolveCircuit(ports, circuit, post, now)
  return resolved.kind === 'no-approver' ? resolved : { circuit, steps: resolved.steps }
}

/** For a correction, the people who have the card. */
async function headCountOf(ports: PrepareNeeds, { correcting, audience }: Post): Promise<number> {
  if (correcting === null) return countAudience(ports, audience)
  return (await ports.deliveries.report(correcting.broadcastId)).counts.delivered
}

function sealedVersion(
  post: Post,
  { rendered, headCount, edition }: Pick<SealedVersion, 'rendered' | 'headCount' | 'edition'>,
  actor: Actor,
  at: Instant,
): SealedVersion {
  const pictures = post.content.pictures.map(({ digest }) => digest)
  const video = post.content.video?.digest
  const { audience, slot, mandatory, elsewhere = [] } = post
  const variants = sealedVariants(post.content)
  const expiresOn = expiryOf(post)
  const correctionOf = post.correcting?.broadcastId ?? null
  const sources = typesetSources(post.content)
  const sealed = {
    rendered,
    pictures,
    ...(video !== undefined && { video }),
    audience,
    headCount,
    slot,
    mandatory,
    expiresOn,
    correctionOf,
    ...(sources && { sources }),
    ...(elsewhere.length > 0 && { elsewhere }),
    ...(variants.length > 0 && { variants }),
    ...(edition && { edition }),
  }
  const seal = computeSeal(sealed)
  return { number: post.sealed.length + 1, seal, ...sealed, at, by: named(actor) }
}
