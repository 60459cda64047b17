import type { PersonId } from '../actor.ts'
import type { Instant } from '../time.ts'
import type { Approver, Panel, StandIn, Step, Validation } from './validation.ts'

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

/** The places that a visa of this person would take: of each panel that still needs one, their own, else one that they stand in for. */
export function chairsFor(step: Step, person: PersonId, now: Instant): PersonId[] {
  const taken = takenChairs(step)
  const chairs = step.panels.flatMap(panel => {
    if (isPanelComplete(step, panel)) return []
    const free = panel.people.filter(one => !taken.has(one))
    if (panel.people.includes(person)) return free.includes(person) ? [person] : []
    const lent = free.find(one => standsIn(step.approvers.find(({ id }) => id === one), person, now))
    return lent === undefined ? [] : [lent]
  })
  return [...new Set(chairs)]
}

/** Whether a visa of this person would bring it further. */
export function isWaitedFor(validation: Validation, person: PersonId, now: Instant): boolean {
  const step = validation.steps[validation.current]
  return validation.state === 'waiting' && step !== undefined && !validation.authors.includes(person) && chairsFor(step, person, now).length > 0
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

function standsIn(approver: Approver | undefined, person: PersonId, now: Instant): boolean {
  return approver?.standIns.some(one => one.id === person && isStanding(one, now)) ?? false
}
