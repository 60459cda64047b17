import type { PersonId } from '../../domain/actor.ts'
import type { Change } from '../../change.ts'
import type { PlacementKey } from '../../domain/placements/placement.ts'
import type { Post } from '../../domain/posts/post.ts'
import { followersOf } from '../../domain/validations/concerned.ts'
import { proposalCards } from './proposal-cards.ts'
import type { Step, Validation } from '../../domain/validations/validation.ts'

/**
 * Draws again the card of everyone who was asked so far, people replaced since included; what was proposed, and what
 * told of a delay, too. `newStep`: what is open only from now on has no cards yet, and `stepCards` makes them.
 */
export function askedCards(validation: Validation, newStep: number | null = null): Change[] {
  const { id, steps, reassignments, proposals } = validation
  const people = new Set<PersonId>([
    ...steps.filter(({ openedAt }, step) => openedAt !== null && step !== newStep).flatMap(peopleOf),
    ...reassignments.map(({ from }) => from.id),
  ])
  const open = proposals.filter(({ state }) => state === 'offered').flatMap(proposal => proposalCards(id, proposal))
  return [
    ...[...[...people].map(person => `validation:${id}:${person}`), ...rung(validation), ...delayCards(validation)].map(
      refresh,
    ),
    ...open,
  ]
}

/** One for each who is asked by a step. */
export function stepCards({ id, steps }: Validation, step: number): Change[] {
  const asked = steps[step]
  return asked ? [...new Set(peopleOf(asked))].map(person => refresh(`validation:${id}:${person}`)) : []
}

function peopleOf({ approvers }: Step): PersonId[] {
  return approvers.flatMap(one => [one.id, ...one.standIns.map(({ id }) => id)])
}

/** Every card of its own of this validation that this person may have, newest last. */
export function cardsOf({ id, rings = [] }: Validation, person: PersonId): PlacementKey[] {
  const first = `validation:${id}:${person}`
  return [
    first,
    ...rings.flatMap(({ people }, index) => (people.includes(person) ? [`${first}:ring${index + 1}`] : [])),
  ]
}

/** The copies of what is urgent, and the card that says that nobody on call answers. */
function rung({ id, submittedBy, rings = [], unansweredAt }: Validation): PlacementKey[] {
  const copies = rings.flatMap(({ people }, index) =>
    people.map(person => `validation:${id}:${person}:ring${index + 1}`),
  )
  return unansweredAt ? [...copies, `unanswered:${id}`, `unanswered:${id}:${submittedBy.id}`] : copies
}

/** What told of a step that was late, and of a slot that was missed. */
function delayCards({ id, escalations, missed, authors, submittedBy, followers }: Validation): PlacementKey[] {
  const writers = followers ?? [...new Set([...authors, submittedBy.id])]
  const late = escalations.flatMap(({ found, nobody }, index) => {
    const key = `escalated:${id}:${index}`
    return [
      ...[...new Set([...found.map(({ place }) => place.id), ...writers])].map(person => `${key}:${person}`),
      ...(nobody.length > 0 ? [key] : []),
    ]
  })
  return missed === null ? late : [...late, `missed:${id}`, ...writers.map(person => `missed:${id}:${person}`)]
}

/**
 * What those see who wait for the outcome: whoever wrote or submitted. Whoever proposed has the card of their proposal,
 * and the channel its own.
 */
export function trackingCards(post: Post, { submittedBy }: Pick<Validation, 'submittedBy'>): Change[] {
  const { initiativeId } = post
  const proposed = initiativeId === null ? [] : ['inbox', 'receipt', 'outcome'].map(what => `${what}:${initiativeId}`)
  return [...followersOf(post, submittedBy).map(person => `tracking:${post.id}:${person}`), ...proposed].map(refresh)
}

/** A decision against it is news: a card of its own, which rings, beside the one that is only redrawn. */
export function verdictCards(post: Post, { postVersion, decisions, submittedBy }: Validation): Change[] {
  const own = `${postVersion}-${decisions.length}`
  return followersOf(post, submittedBy).map(person => refresh(`tracking:${post.id}:${person}:${own}`))
}

export function refresh(key: PlacementKey): Change {
  return { job: 'placement.refresh', data: { key } }
}
