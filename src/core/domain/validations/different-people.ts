import type { PersonId } from '../actor.ts'
import type { Decision, Panel, Step, Validation } from './validation.ts'

/** What tells who may give a visa at a step, besides who is asked. */
export type Seated = Pick<Validation, 'steps' | 'reassignments' | 'authors'>

/** Two visas of one circuit come from two people: the visa that this person gave in another step than this one. */
export function visaElsewhere({ steps }: Pick<Validation, 'steps'>, index: number, person: PersonId): Decision | null {
  return steps.flatMap(({ visas }, other) => (other === index ? [] : visas)).find(({ by }) => by.id === person) ?? null
}

/**
 * The places of a step that this person gave to somebody, by *Réattribuer* or by a delegation for the approver, and
 * where they were handed on since: a person who hands a place on never has it, neither from a colleague nor as a
 * stand-in of the person they chose.
 */
export function handedBy(
  { reassignments, steps }: Pick<Validation, 'reassignments' | 'steps'>,
  index: number,
  person: PersonId,
): Set<PersonId> {
  const lent = steps[index]?.approvers.filter(({ standIns }) => standIns.some(({ by }) => by === person)) ?? []
  const places = new Set<PersonId>(lent.map(({ id }) => id))
  for (const { step, from, to, by, lenders = [] } of reassignments)
    if (step === index && (by.id === person || lenders.includes(person) || places.has(from.id))) places.add(to.id)
  return places
}

/** Whether this person may take that place of a step, once they are asked for it. */
export function mayTake(validation: Seated, index: number, person: PersonId, place: PersonId): boolean {
  return (
    !validation.authors.includes(person) &&
    visaElsewhere(validation, index, person) === null &&
    !handedBy(validation, index, person).has(place)
  )
}

/** Whether every panel keeps enough people, whichever of them give their visa in an earlier step. */
export function areEnough(steps: readonly Pick<Step, 'panels'>[]): boolean {
  return steps.every((step, index) =>
    step.panels.every(({ people, needs }) => {
      const gone = steps.slice(0, index).map(before => mostOf(before.panels, people))
      return people.length - sum(gone) >= needs
    }),
  )
}

/** How many of these people may give their visa in that step, at most. */
function mostOf(panels: readonly Panel[], people: readonly PersonId[]): number {
  const of = (panel: Panel) => panel.people.filter(person => people.includes(person))
  return Math.min(new Set(panels.flatMap(of)).size, sum(panels.map(panel => Math.min(panel.needs, of(panel).length))))
}

function sum(numbers: number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}
