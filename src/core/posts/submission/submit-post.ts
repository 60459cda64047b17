import { type Actor, named } from '../../actor.ts'
import { countAudience } from '../../audiences/count-audience.ts'
import { localDay } from '../../calendar/local-time.ts'
import { isTooFar } from '../../calendar/too-far.ts'
import { type Outside, outsidePerimeter } from '../../perimeters/outside-perimeter.ts'
import type { Ports } from '../../ports.ts'
import { computeSeal } from '../../seal.ts'
import type { Settings } from '../../settings.ts'
import type { Instant } from '../../time.ts'
import { chooseCircuit } from '../../circuits/choose-circuit.ts'
import { type Resolved, resolveCircuit } from '../../circuits/resolve-circuit.ts'
import { withShipped } from '../../circuits/shipped-circuits.ts'
import type { Validation } from '../../validations/validation.ts'
import { changePost, type PostRefusal } from '../change-post.ts'
import type { Post, SealedVersion } from '../post.ts'
import { expiryFaults, expiryOf } from './expiry.ts'
import { type Fault, lintPost } from './lint-post.ts'
import { renderSealed } from './render-sealed.ts'
import { submission, type SubmissionNeeds } from './submission.ts'
import { typesetPost } from './typography.ts'

/** `revision`: what was seen when the button was pressed. */
export type SubmitInput = { postId: string; revision: number }
export type SubmitPostResult =
  | { kind: 'submitted'; post: Post; validation: Validation }
  | { kind: 'already-submitted' | 'changed' | 'closed'; post: Post }
  | { kind: 'faults'; post: Post; faults: Fault[] }
  | (Extract<Resolved, { kind: 'no-approver' }> & { post: Post })
  | { kind: 'no-circuit'; post: Post }
  | (Outside & { post: Post })
  | PostRefusal
type Needs = SubmissionNeeds & Pick<Ports, 'deliveries' | 'directory' | 'departments' | 'peopleLists' | 'perimeters' | 'renderPost' | 'pictures' | 'commit' | 'now' | 'circuits'>

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
    const circuit = chooseCircuit(withShipped(await ports.circuits.all()), post)
    if (!circuit) return { kind: 'no-circuit', post }
    const resolved = await resolveCircuit(ports, circuit, post, now)
    if (resolved.kind === 'no-approver') return { ...resolved, post }
    const outside = await outsidePerimeter(ports, actor, { audience: post.audience, targetId: post.correcting?.broadcastId ?? null })
    if (outside) return { ...outside, post }
    const headCount = await headCountOf(ports, post)
    if (headCount === 0) return { kind: 'faults', post, faults: [{ field: 'departments', key: 'no-audience' }] }
    const before = post.validationId === null ? null : await ports.validations.byId(post.validationId)
    const version = sealedVersion(post, { rendered, headCount }, actor, now)
    return submission(ports, post, actor, { version, circuit, steps: resolved.steps, before })
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

function sealedVersion(post: Post, { rendered, headCount }: Pick<SealedVersion, 'rendered' | 'headCount'>, actor: Actor, at: Instant): SealedVersion {
  const pictures = post.content.pictures.map(({ digest }) => digest)
  const { audience, slot, mandatory } = post
  const expiresOn = expiryOf(post)
  const correctionOf = post.correcting?.broadcastId ?? null
  const sources = typesetPost(post.content).sources ?? ''
  const sealed = { rendered, pictures, audience, headCount, slot, mandatory, expiresOn, correctionOf, ...(sources && { sources }) }
  const seal = computeSeal(sealed)
  return { number: post.sealed.length + 1, seal, ...sealed, at, by: named(actor) }
}

