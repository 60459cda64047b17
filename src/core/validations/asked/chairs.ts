import type { PersonId } from '../../actor.ts'
import type { Instant } from '../../time.ts'
import type { Approver, Panel, StandIn, Step, Validation } from '../validation.ts'

/** Whose places are taken by a visa already. */
export function takenChairs({ visas }: Step): Set<PersonId> {
  return new Set(visas.flatMap(({ chairs }) => chairs))
}

export function isPanelComplete(step: Step, { people, needs }: Panel): boolean {
  const taken = takenChairs(step)
  return people.filter(person => taken.has(person)).length >= needs
}

export function isComplete(step: Step): boolean {
  return step.panels.every(panel => isPanelComplete(step, panel))
}

export function isStanding({ from, until }: StandIn, now: Instant): boolean {
  return from <= now && (until === null || now < until)
}

/** Whether this person is asked at this step, in their own name or in somebody's place, now. */
export function isAsked({ approvers }: Step, person: PersonId, now: Instant): boolean {
  return approvers.some(approver => approver.id === person || standsIn(approver, person, now))
}

/**
 * The places that a visa of this person would take: of each panel that still needs one, their own, else one that they
 * stand in for; never two of one panel.
 */
export function chairsFor(step: Step, person: PersonId, now: Instant): PersonId[] {
  const taken = takenChairs(step)
  const mine = step.panels.some(({ people }) => people.includes(person)) ? [person] : []
  // Whoever sits in several panels is of more help there: their place first.
  const lent = step.approvers.filter(one => one.id !== person && standsIn(one, person, now)).map(({ id }) => id)
  const seats = (one: PersonId) => step.panels.filter(({ people }) => people.includes(one))
  const chairs: PersonId[] = []
  for (const one of [...mine, ...lent.toSorted((a, b) => seats(b).length - seats(a).length)]) {
    const helps = !taken.has(one) && seats(one).some(panel => !isPanelComplete(step, panel))
    const beside = seats(one).some(({ people }) =>
      [...mine, ...chairs].some(other => other !== one && people.includes(other)),
    )
    if (helps && !beside) chairs.push(one)
  }
  return [...new Set(step.panels.flatMap(({ people }) => people.filter(one => chairs.includes(one))))]
}

/** Whether a visa of this person would bring it further. */
export function isWaitedFor(validation: Validation, person: PersonId, now: Instant): boolean {
  const step = validation.steps[validation.current]
  return (
    validation.state === 'waiting' &&
    step !== undefined &&
    !validation.authors.includes(person) &&
    chairsFor(step, person, now).length > 0
  )
}

/** The approvers whose visa may still complete a panel. */
export function stillAsked(step: Step): Approver[] {
  const taken = takenChairs(step)
  const open = step.panels.filter(panel => !isPanelComplete(step, panel)).flatMap(({ people }) => people)
  return step.approvers.filter(({ id }) => open.includes(id) && !taken.has(id))
}

/** Those whom the waiting step still asks; none once it is decided. */
export function waitedFor({ state, steps, current }: Validation): Approver[] {
  const step = state === 'waiting' ? steps[current] : undefined
  return step ? stillAsked(step) : []
}

/** Whom a reminder reaches: those still asked, and who may decide in their place now. */
export function peopleAsked(validation: Validation, now: Instant): PersonId[] {
  const asked = waitedFor(validation).flatMap(({ id, standIns }) => [
    id,
    ...standIns.filter(one => isStanding(one, now)).map(one => one.id),
  ])
  return [...new Set(asked)].filter(person => isWaitedFor(validation, person, now))
}

function standsIn(approver: Approver | undefined, person: PersonId, now: Instant): boolean {
  return approver?.standIns.some(one => one.id === person && isStanding(one, now)) ?? false
}
