import { type Actor } from '../../../domain/actor.ts'
import type { Ports } from '../../../ports.ts'
import { changePost, type PostRefusal } from '../writing/change-post.ts'
import { attachedTo } from '../writing/draft-again.ts'
import { edit } from '../writing/edit-post.ts'
import { currentVersion, type Post } from '../../../domain/posts/post.ts'
import { type PrepareNeeds, prepareVersion, type Unready } from './prepare-version.ts'
import { submission, type SubmissionNeeds } from './submission.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Validation } from '../../../domain/validations/validation.ts'
import { lacksSlot } from '../../validations/miss-slot.ts'
import { nextSlot } from '../../../domain/validations/dues.ts'

/** `seal`, `slot`: what the card offered. */
export type NextSlotInput = { postId: string; seal: string; slot: string }
export type NextSlotResult =
  | { kind: 'submitted'; post: Post; validation: Validation }
  /** Another version by now, or refused, or on its way, or no slot was missed. */
  | { kind: 'closed'; post: Post }
  /** The offered slot is over: another one is offered, nothing was written. */
  | { kind: 'slot-moved'; post: Post; validation: Validation; next: Instant }
  | (Unready & { post: Post })
  | PostRefusal
type Needs = SubmissionNeeds & PrepareNeeds & Pick<Ports, 'history' | 'broadcasts' | 'commit'>

/**
 * *Prendre ce créneau*: the same bytes for another time, submitted again at once; only those who approved the sending
 * are asked anew.
 */
export function takeNextSlot(
  ports: Needs,
  actor: Actor,
  input: NextSlotInput,
  settings: WorkingHours,
): Promise<NextSlotResult> {
  return changePost<NextSlotResult>(ports, actor, input.postId, 'words', async post => {
    const attached = await attachedTo(ports, post)
    const { validation } = attached
    const version = currentVersion(post)
    if (
      !version ||
      !validation?.missed ||
      validation.seal !== input.seal ||
      !lacksSlot(validation.state, post) ||
      attached.sent
    )
      return { kind: 'closed', post }
    const now = ports.now()
    const next = validation.missed.next > now ? validation.missed.next : nextSlot(validation.missed.next, now, settings)
    if (next !== input.slot) return { kind: 'slot-moved', post, validation, next }
    const edited = edit(post, { slot: next }, attached, actor, now)
    const prepared = await prepareVersion(ports, actor, edited.post, settings, null, version.rendered)
    if (prepared.kind !== 'prepared') return { ...prepared, post }
    const { post: submitted, also, answer } = await submission(ports, edited.post, actor, prepared)
    return { post: submitted, also: [...edited.also, ...also], answer }
  })
}
