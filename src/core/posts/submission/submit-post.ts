import { type Actor, named } from '../../actor.ts'
import { countAudience } from '../../audiences/count-audience.ts'
import { localDay } from '../../calendar/local-time.ts'
import { isTooFar } from '../../calendar/too-far.ts'
import { type Outside, outsidePerimeter } from '../../perimeters/outside-perimeter.ts'
import type { Ports } from '../../ports.ts'
import { computeSeal } from '../../seal.ts'
import type { Settings } from '../../settings.ts'
import type { Instant } from '../../time.ts'
import { askedCards, trackingCards } from '../../validations/cards.ts'
import { type Circuit, resolveCircuit } from '../../validations/resolve-circuit.ts'
import type { Step, Validation } from '../../validations/validation.ts'
import { changePost, type PostDecision, type PostRefusal } from '../change-post.ts'
import type { Post, RenderedPost, SealedVersion } from '../post.ts'
import { expiryFaults, expiryOf } from './expiry.ts'
import { type Fault, lintPost } from './lint-post.ts'
import { renderSealed } from './render-sealed.ts'

/** `revision`: what was seen when the button was pressed. */
export type SubmitInput = { postId: string; revision: number }
export type SubmitPostResult =
  | { kind: 'submitted'; post: Post; validation: Validation }
  | { kind: 'already-submitted' | 'changed' | 'closed'; post: Post }
  | { kind: 'faults'; post: Post; faults: Fault[] }
  | (Extract<Circuit, { kind: 'no-approver' }> & { post: Post })
  | (Outside & { post: Post })
  | PostRefusal
type Needs = Pick<Ports, 'posts' | 'deliveries' | 'directory' | 'departments' | 'peopleLists' | 'perimeters' | 'renderPost' | 'pictures' | 'commit' | 'now' | 'newId'>
type Frozen = { rendered: RenderedPost; headCount: number; steps: Step[] }

/** *Soumettre à validation*: freezes what was written, and asks the first approvers. */
export function submitPost(
  ports: Needs,
  actor: Actor,
  input: SubmitInput,
  settings: Pick<Settings, 'timeZone'>,
): Promise<SubmitPostResult> {
  return changePost<SubmitPostResult>(ports, actor, input.postId, async post => {
    if (post.state === 'in-validation' && post.revision === input.revision) return { kind: 'already-submitted', post }
    if (post.state !== 'draft') return { kind: 'closed', post }
    if (post.revision !== input.revision) return { kind: 'changed', post }
    const rendered = renderSealed(ports, post)
    const now = ports.now()
    const faults = [...lintPost(post.content, localDay(now, settings.timeZone), rendered.card), ...slotFaults(post, now), ...expiryFaults(post, now, settings)]
    if (faults.length > 0) return { kind: 'faults', post, faults }
    const circuit = await resolveCircuit(ports, post)
    if (circuit.kind === 'no-approver') return { ...circuit, post }
    const outside = await outsidePerimeter(ports, actor, { audience: post.audience, targetId: post.correcting?.broadcastId ?? null })
    if (outside) return { ...outside, post }
    const headCount = await headCountOf(ports, post)
    if (headCount === 0) return { kind: 'faults', post, faults: [{ field: 'departments', key: 'no-audience' }] }
    return submitted(post, { rendered, headCount, steps: circuit.steps }, actor, { id: ports.newId(), at: ports.now() })
  })
}

/** Of a correction: those who have the card. */
async function headCountOf(ports: Needs, { correcting, audience }: Post): Promise<number> {
  if (correcting === null) return countAudience(ports, audience)
  return (await ports.deliveries.report(correcting.broadcastId)).counts.delivered
}

function slotFaults({ slot }: Post, now: Instant): Fault[] {
  if (slot === null) return []
  if (slot <= now) return [{ field: 'slotDate', key: 'slot-past' }]
  return isTooFar(slot, now) ? [{ field: 'slotDate', key: 'too-far' }] : []
}

function submitted(
  post: Post,
  frozen: Frozen,
  actor: Actor,
  birth: { id: string; at: Instant },
): PostDecision<SubmitPostResult> {
  const version = sealedVersion(post, frozen, actor, birth.at)
  const validation = newValidation(post, version, frozen.steps, birth.id)
  const { seal, number, headCount } = version
  const sealed: Post = {
    ...post,
    state: 'in-validation',
    sealed: [...post.sealed, version],
    validationId: birth.id,
    broadcastId: null,
    updatedAt: birth.at,
  }
  const details = { version: number, headCount, by: actor.name }
  return {
    post: sealed,
    also: [
      { save: 'validation', row: validation, ifVersion: 0 },
      { journal: { verb: 'post.submitted', actor: actor.id, subject: post.reference, seal, details } },
      ...askedCards(validation),
      ...trackingCards(sealed, validation),
    ],
    answer: post => ({ kind: 'submitted', post, validation }),
  }
}

function sealedVersion(post: Post, { rendered, headCount }: Frozen, actor: Actor, at: Instant): SealedVersion {
  const pictures = post.content.pictures.map(({ digest }) => digest)
  const { audience, slot, mandatory } = post
  const expiresOn = expiryOf(post)
  const correctionOf = post.correcting?.broadcastId ?? null
  const sealed = { rendered, pictures, audience, headCount, slot, mandatory, expiresOn, correctionOf }
  const seal = computeSeal(sealed)
  return { number: post.sealed.length + 1, seal, ...sealed, at, by: named(actor) }
}

function newValidation(post: Post, version: SealedVersion, steps: Step[], id: string): Validation {
  return {
    id,
    version: 1,
    postId: post.id,
    reference: post.reference,
    title: post.content.title,
    postVersion: version.number,
    seal: version.seal,
    state: 'waiting',
    steps,
    current: 0,
    decisions: [],
    submittedBy: version.by,
    submittedAt: version.at,
    authors: post.authors.map(author => author.id),
    deadline: version.slot,
    shown: {},
    nudges: [],
    reassignments: [],
  }
}
