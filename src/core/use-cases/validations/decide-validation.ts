import { type Actor, isOutside } from '../../domain/actor.ts'
import { type Busy, whileStale } from '../attempt.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import { isSent } from '../broadcasts/sending/not-yet-sent.ts'
import { askedAsIn, asLent } from '../delegations/stand-ins-of.ts'
import type { Ports } from '../../ports.ts'
import { picturesBlocked } from '../../domain/posts/pictures/sort-pictures.ts'
import type { Post } from '../../domain/posts/post.ts'
import type { Reference } from '../../domain/reference.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { cleanText } from '../../domain/text.ts'
import { consequences, type Leaves } from './decision-consequences.ts'
import { withDues } from '../../domain/validations/dues.ts'
import { localDay } from '../../domain/working-time/local-time.ts'
import { afterQuietHours } from '../../domain/working-time/quiet-hours.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { type Attempt, type Decided, decide } from '../../domain/validations/decide.ts'
import { forgedAs } from '../../domain/validations/forged-as.ts'
import type { DecisionKind, Validation } from '../../domain/validations/validation.ts'

/** From a card: everything but the kind is untrusted. */
export type DecisionInput = {
  postId: string
  seal: string
  step: number
  kind: DecisionKind
  reason?: unknown
  drawn?: unknown
}

/** Every answer has the present state, to draw the card anew. */
export type DecideResult =
  | (Exclude<Decided, { kind: 'decided' }> & { validation: Validation; post: Post })
  | (Extract<Decided, { kind: 'decided' }> & { post: Post; broadcast: Broadcast | null })
  /** It shows a picture that may not be shown: nobody can approve that. */
  | { kind: 'no-consent'; validation: Validation; post: Post }
  | { kind: 'not-found' | 'not-an-agent' }
  | Busy

type Needs = Pick<
  Ports,
  'posts' | 'validations' | 'delegations' | 'broadcasts' | 'deliveries' | 'commit' | 'now' | 'newId' | 'newReference'
>

/** A whole panel may press at once: each round lets one of them through, so that nobody is refused. */
const crowd = 64

/**
 * *Approuver*, *Demander des modifications*, *Refuser*, *Retirer mon visa*. A decision that came from no card of theirs
 * is recorded in the journal.
 */
export async function decideValidation(
  ports: Needs & Pick<Ports, 'history'>,
  actor: Actor,
  input: DecisionInput,
  settings: WorkingHours,
): Promise<DecideResult> {
  const result = await decideOnce(ports, actor, input, settings)
  if (result.kind === 'decided' || !('validation' in result)) return result
  const forged = forgedAs(result, actor.id, input)
  const { reference: subject, seal } = result.validation
  return forged === null
    ? result
    : refusedAttempt(ports, actor, { what: `validation.${input.kind}`, subject, seal }, result, forged)
}

/** The same for a typed decision, without that entry: naming a post that one is not asked about is a mistake. */
export async function decideOnce(
  ports: Needs,
  actor: Actor,
  input: DecisionInput,
  settings: WorkingHours,
): Promise<DecideResult> {
  if (isOutside(actor)) return { kind: 'not-an-agent' }
  return whileStale<DecideResult>(async () => {
    const post = await ports.posts.byId(input.postId)
    const read = post?.validationId ? await ports.validations.byId(post.validationId) : null
    if (!post || !read) return { kind: 'not-found' }
    const validation = await asLent(ports, read, actor.id, ports.now())
    const broadcast = post.broadcastId === null ? null : await ports.broadcasts.byId(post.broadcastId)
    const sent = broadcast !== null && input.kind === 'withdraw' && (await isSent(ports, broadcast))
    const decided = decide(validation, attemptOf(input, actor, ports.now(), sent))
    if (decided.kind !== 'decided') return { ...decided, validation, post }
    if (input.kind === 'approve' && picturesBlocked(post, ports.now()).length > 0)
      return { kind: 'no-consent', validation, post }
    const next = decided.validation.state === 'approved' ? await birth(ports, validation, settings) : null
    const kept = askedAsIn(read, decided.validation)
    const timed = opensStep(read, decided.validation) ? withDues(kept, settings) : kept
    const after = consequences({ validation: read, post, broadcast, next }, timed, decided.decision, actor)
    if ((await ports.commit(...after.changes)) === 'stale') return 'stale'
    return {
      kind: 'decided',
      decision: decided.decision,
      validation: after.validation,
      post: after.post,
      broadcast: after.broadcast,
    }
  }, crowd)
}

/** Whether another step waits from now on, or the same one anew. */
function opensStep(before: Validation, after: Validation): boolean {
  return (
    after.current !== before.current || after.steps[after.current]?.openedAt !== before.steps[before.current]?.openedAt
  )
}

/** One reference for each version that is approved, however many approve it at once. */
async function birth(
  ports: Pick<Needs, 'newId' | 'newReference' | 'now'>,
  { id, version }: Validation,
  settings: WorkingHours,
): Promise<{ id: string; reference: Reference; leaves: Leaves }> {
  const at = afterQuietHours(ports.now(), settings)
  const leaves = { at, day: localDay(at, settings.timeZone) }
  return { id: ports.newId(), reference: await ports.newReference('DIF', `${id} ${version}`), leaves }
}

function attemptOf(input: DecisionInput, actor: Actor, now: string, sent: boolean): Attempt {
  const { kind, step, seal, drawn } = input
  return {
    by: actor,
    kind,
    step,
    seal,
    reason: cleanText(input.reason) || null,
    now,
    sent,
    drawn: typeof drawn === 'string' ? drawn : undefined,
  }
}
