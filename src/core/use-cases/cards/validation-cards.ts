import type { PersonId } from '../../domain/actor.ts'
import { type Change, refresh } from '../../change.ts'
import { type CardOf, keyOf, type PlacedCard, type PlacementKey } from '../../domain/placements/placed-card.ts'
import type { Post } from '../../domain/posts/post.ts'
import { followersOf } from '../../domain/validations/concerned.ts'
import { proposalCards } from './proposal-cards.ts'
import type { Step, Validation } from '../../domain/validations/validation.ts'

/**
 * Draws again the cards of everybody who was asked so far, people replaced since included, and the cards of proposals
 * and delays. `newStep`: a step that opens now has no cards yet; `stepCards` makes them.
 */
export function askedCards(validation: Validation, newStep: number | null = null): Change[] {
  const { id, steps, reassignments, proposals } = validation
  const people = new Set<PersonId>([
    ...steps.filter(({ openedAt }, step) => openedAt !== null && step !== newStep).flatMap(peopleOf),
    ...reassignments.map(({ from }) => from.id),
  ])
  const open = proposals.filter(({ state }) => state === 'offered').flatMap(proposal => proposalCards(id, proposal))
  return [
    ...[...people].map(person => refresh({ card: 'validation', validationId: id, person })),
    ...[...rung(validation), ...delayCards(validation)].map(card => refresh(card)),
    ...open,
  ]
}

/** One card for each person whom a step asks. */
export function stepCards({ id, steps }: Validation, step: number): Change[] {
  const asked = steps[step]
  return asked
    ? [...new Set(peopleOf(asked))].map(person => refresh({ card: 'validation', validationId: id, person }))
    : []
}

function peopleOf({ approvers }: Step): PersonId[] {
  return approvers.flatMap(one => [one.id, ...one.standIns.map(({ id }) => id)])
}

/** Keys of every card of this validation that this person may have, newest last. */
export function cardsOf({ id, rings = [] }: Validation, person: PersonId): PlacementKey[] {
  const first: CardOf<'validation'> = { card: 'validation', validationId: id, person }
  const rung = rings.flatMap(({ people }, index) => (people.includes(person) ? [{ ...first, ring: index + 1 }] : []))
  return [first, ...rung].map(keyOf)
}

/** The copies of an urgent card, and the card that says that nobody on call answered. */
function rung({ id: validationId, submittedBy, rings = [], unansweredAt }: Validation): PlacedCard[] {
  const copies = rings.flatMap(({ people }, index) =>
    people.map((person): PlacedCard => ({ card: 'validation', validationId, person, ring: index + 1 })),
  )
  return unansweredAt ? [...copies, ...unansweredCards(validationId, submittedBy.id)] : copies
}

/** In the channel, and to the person who asked. */
export function unansweredCards(validationId: string, asked: PersonId): CardOf<'unanswered'>[] {
  const inChannel: CardOf<'unanswered'> = { card: 'unanswered', validationId }
  return [inChannel, { ...inChannel, person: asked }]
}

/** The cards that told of a late step, and of a missed slot. */
function delayCards(validation: Validation): PlacedCard[] {
  const { id: validationId, escalations, missed, authors, submittedBy, followers } = validation
  const writers = followers ?? [...new Set([...authors, submittedBy.id])]
  const late = escalations.flatMap(({ found, nobody }, index) => {
    const card: CardOf<'escalated'> = { card: 'escalated', validationId, index }
    return [
      ...[...new Set([...found.map(({ place }) => place.id), ...writers])].map(person => ({ ...card, person })),
      ...(nobody.length > 0 ? [card] : []),
    ]
  })
  if (missed === null) return late
  const slot: CardOf<'missed'> = { card: 'missed', validationId }
  return [...late, slot, ...writers.map(person => ({ ...slot, person }))]
}

/**
 * Cards for people who wait for the outcome: authors and the person who submitted. The proposer has the card of their
 * proposal, and the channel its own.
 */
export function trackingCards(post: Post, { submittedBy }: Pick<Validation, 'submittedBy'>): Change[] {
  const { initiativeId } = post
  const followed = followersOf(post, submittedBy).map(person => refresh({ card: 'tracking', postId: post.id, person }))
  if (initiativeId === null) return followed
  const proposed = ['inbox', 'receipt', 'outcome'] as const
  return [...followed, ...proposed.map(card => refresh({ card, initiativeId }))]
}

/** A decision against the post gets a card of its own, which rings, beside the one that is only redrawn. */
export function verdictCards(post: Post, { postVersion, decisions, submittedBy }: Validation): Change[] {
  const verdict = { version: postVersion, decisions: decisions.length }
  return followersOf(post, submittedBy).map(person => refresh({ card: 'tracking', postId: post.id, person, verdict }))
}
