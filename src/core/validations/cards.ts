import type { PersonId } from '../actor.ts'
import type { Change } from '../change.ts'
import type { PlacementKey } from '../placements/placement.ts'
import type { Post } from '../posts/post.ts'
import { proposalCards } from './proposals/proposal-cards.ts'
import type { Validation } from './validation.ts'

/** Draws again the card of everyone who was asked so far, copies after *Relancer* and people replaced since included; what was proposed too. */
export function askedCards(validation: Validation): Change[] {
  const { id, steps, reassignments, nudges, proposals } = validation
  const people = new Set<PersonId>([
    ...steps.filter(({ openedAt }) => openedAt !== null).flatMap(({ approvers }) => approvers.flatMap(one => [one.id, ...one.standIns.map(({ id }) => id)])),
    ...reassignments.map(({ from }) => from.id),
  ])
  const copies = nudges.flatMap((nudge, index) => nudge.people.map(person => `validation:${id}:${person}:${index + 1}`))
  const open = proposals.filter(({ state }) => state === 'offered').flatMap(proposal => proposalCards(id, proposal))
  return [...[...[...people].map(person => `validation:${id}:${person}`), ...copies, ...rung(validation)].map(refresh), ...open]
}

/** Every card of this validation that this person may have, newest last. */
export function cardsOf({ id, nudges, rings = [] }: Validation, person: PersonId): PlacementKey[] {
  const first = `validation:${id}:${person}`
  const rung = rings.flatMap(({ people }, index) => (people.includes(person) ? [`${first}:ring${index + 1}`] : []))
  return [first, ...rung, ...nudges.flatMap(({ people }, index) => (people.includes(person) ? [`${first}:${index + 1}`] : []))]
}

/** The copies of what is urgent, and the card that says that nobody on call answers. */
function rung({ id, submittedBy, rings = [], unansweredAt }: Validation): PlacementKey[] {
  const copies = rings.flatMap(({ people }, index) => people.map(person => `validation:${id}:${person}:ring${index + 1}`))
  return unansweredAt ? [...copies, `unanswered:${id}`, `unanswered:${id}:${submittedBy.id}`] : copies
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

export function refresh(key: PlacementKey): Change {
  return { job: 'placement.refresh', data: { key } }
}
