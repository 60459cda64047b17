import { type Actor, isComms, named } from '../../domain/actor.ts'
import type { Busy } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import type { Ports } from '../../ports.ts'
import type { Post } from '../../domain/posts/post.ts'
import { type Instant, msBetween } from '../../domain/time.ts'
import { peopleAsked } from '../../domain/validations/chairs.ts'
import { changeValidation } from './change-validation.ts'
import { remindedOf } from './remind-approvers.ts'
import type { Validation } from '../../domain/validations/validation.ts'

/** Two people who press *Relancer* together make one reminder. */
export const nudgePauseMs = 5 * 60_000

type Refusal =
  | { kind: 'not-allowed'; post: Post }
  /** `nobody-left`: those who are asked gave their visa in another step. */
  | { kind: 'closed' | 'nobody-left'; validation: Validation; post: Post }
  | { kind: 'already-nudged'; at: Instant; validation: Validation; post: Post }
export type NudgeResult =
  | { kind: 'nudged'; validation: Validation; post: Post }
  | Refusal
  | { kind: 'not-found' }
  | Busy

/**
 * *Relancer*: those who are waited for get one card of all that waits for them, on top of their chat; the earlier ones
 * point to it.
 */
export async function nudge(
  ports: Pick<Ports, 'history' | 'posts' | 'validations' | 'commit' | 'now'>,
  actor: Actor,
  postId: string,
): Promise<NudgeResult> {
  const result = await changeValidation<Refusal>(ports, actor, postId, (validation, post) => {
    const concerned =
      isComms(actor) || validation.submittedBy.id === actor.id || post.authors.some(({ id }) => id === actor.id)
    if (!concerned) return { kind: 'not-allowed', post }
    const step = validation.steps[validation.current]
    if (validation.state !== 'waiting' || !step) return { kind: 'closed', validation, post }
    const at = ports.now()
    const last = validation.nudges.findLast(({ step }) => step === validation.current)
    if (last && msBetween(last.at, at) < nudgePauseMs) return { kind: 'already-nudged', at: last.at, validation, post }
    const people = peopleAsked(validation, at)
    if (people.length === 0) return { kind: 'nobody-left', validation, post }
    return {
      ...remindedOf(validation, people, named(actor), at),
      verb: 'validation.nudged',
      details: { step: step.name },
    }
  })
  if (result.kind === 'not-allowed')
    return refusedAttempt(ports, actor, { what: 'validation.nudged', subject: result.post.reference }, result)
  return result.kind === 'changed' ? { ...result, kind: 'nudged' } : result
}
