import type { PersonId } from '../actor.ts'
import type { Change } from '../change.ts'
import type { PlacementKey } from '../placements/placement.ts'
import type { Post } from '../posts/post.ts'
import type { Validation } from './validation.ts'

/** Draws again the card of everyone who was asked so far, copies after *Relancer* and people replaced since included. */
export function askedCards(validation: Validation): Change[] {
  const { id, steps, reassignments, nudges } = validation
  const reached = reachedStep(validation)
  const people = new Set<PersonId>([
    ...steps.slice(0, reached + 1).flatMap(({ approvers }) => approvers.map(approver => approver.id)),
    ...reassignments.filter(({ step }) => step <= reached).map(({ from }) => from.id),
  ])
  const copies = nudges.flatMap((nudge, index) => nudge.people.map(person => `validation:${id}:${person}:${index + 1}`))
  return [...[...people].map(person => `validation:${id}:${person}`), ...copies].map(refresh)
}

/** Every card of this validation that this person may have, newest last. */
export function cardsOf({ id, nudges }: Validation, person: PersonId): PlacementKey[] {
  const first = `validation:${id}:${person}`
  return [first, ...nudges.flatMap(({ people }, index) => (people.includes(person) ? [`${first}:${index + 1}`] : []))]
}

/** What those see who wait for the outcome: each author and whoever submitted; the proposer's and the channel's cards too. */
export function trackingCards(post: Post, { submittedBy }: Pick<Validation, 'submittedBy'>): Change[] {
  const people = new Set([...post.authors.map(({ id }) => id), submittedBy.id])
  const { initiativeId } = post
  const cards = initiativeId === null ? [] : [`inbox:${initiativeId}`, `outcome:${initiativeId}`]
  return [...[...people].map(person => `tracking:${post.id}:${person}`), ...cards].map(refresh)
}

/** A decision against it is news: a card of its own, which rings, beside the one that is only redrawn. */
export function verdictCards(post: Post, { postVersion, decisions, submittedBy }: Validation): Change[] {
  const people = new Set([...post.authors.map(({ id }) => id), submittedBy.id])
  return [...people].map(person => refresh(`tracking:${post.id}:${person}:${postVersion}-${decisions.length}`))
}

/** A visa withdrawn leaves people behind who were asked for a later step. */
function reachedStep({ steps, current, decisions }: Validation): number {
  const passed = decisions.map(({ kind, step }) => (kind === 'approve' ? step + 1 : step))
  return Math.min(steps.length - 1, Math.max(current, ...passed))
}

export function refresh(key: PlacementKey): Change {
  return { job: 'placement.refresh', data: { key } }
}
