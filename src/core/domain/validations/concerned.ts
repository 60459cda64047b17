import { type Actor, isComms, type Named, type PersonId } from '../actor.ts'
import type { Post } from '../posts/post.ts'
import type { Instant } from '../time.ts'
import { isAsked } from './chairs.ts'
import type { Validation } from './validation.ts'

/** Who had a hand in this version, or submitted it. */
export function isWriter({ authors, submittedBy }: Validation, post: Post, person: PersonId): boolean {
  return authors.includes(person) || submittedBy.id === person || post.authors.some(({ id }) => id === person)
}

/**
 * People who follow a validation: the authors and the person who submitted. The proposer of the initiative is an author
 * from the start, and follows the card of the proposal instead, unless they submitted.
 */
export function followersOf({ authors, proposer }: Pick<Post, 'authors' | 'proposer'>, submittedBy: Named): PersonId[] {
  const wrote = authors.filter(({ id }) => id !== proposer?.id).map(({ id }) => id)
  return [...new Set([...wrote, submittedBy.id])]
}

/** Whether a person was asked so far, in their own name or as a stand-in, or gave a visa. */
export function wasAsked({ steps }: Validation, person: PersonId, now: Instant): boolean {
  return steps.some(
    step => (step.openedAt !== null && isAsked(step, person, now)) || step.visas.some(({ by }) => by.id === person),
  )
}

/** Whether a person reads the comments, and may write some. */
export function isConcerned(validation: Validation, post: Post, actor: Actor, now: Instant): boolean {
  return isComms(actor) || isWriter(validation, post, actor.id) || wasAsked(validation, actor.id, now)
}

/** Whether a person was replaced, or was a stand-in before: later comments are not for them. */
export function isGone(validation: Validation, post: Post, person: PersonId, now: Instant): boolean {
  const standIns = validation.steps.flatMap(({ approvers }) => approvers.flatMap(one => one.standIns))
  const was =
    validation.reassignments.some(({ from }) => from.id === person) || standIns.some(({ id }) => id === person)
  return was && !isWriter(validation, post, person) && !wasAsked(validation, person, now)
}
