import { type Named, named, type PersonId } from '../actor.ts'
import type { Instant } from '../time.ts'
import type { Approver, Decision, Panel, StandIn, Step, Validation } from './validation.ts'
import { mayTake, type Seated } from './different-people.ts'

/** Approvers whose places are taken by a visa already. */
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
 * The places that a visa of this person would take: in each quorum that still needs one, their own, else one for which
 * they are stand-in; never two of one quorum. None for a person who gave a visa already, in this step or another.
 */
export function chairsFor(validation: Seated, index: number, person: PersonId, now: Instant): PersonId[] {
  const step = validation.steps[index]
  if (!step || step.visas.some(({ by }) => by.id === person)) return []
  const taken = takenChairs(step)
  const mine = step.panels.some(({ people }) => people.includes(person)) ? [person] : []
  // A person who sits in several panels helps more there: their place first.
  const lent = step.approvers.filter(one => one.id !== person && standsIn(one, person, now)).map(({ id }) => id)
  const seats = (one: PersonId) => step.panels.filter(({ people }) => people.includes(one))
  const chairs: PersonId[] = []
  for (const one of [...mine, ...lent.toSorted((a, b) => seats(b).length - seats(a).length)]) {
    const helps = !taken.has(one) && seats(one).some(panel => !isPanelComplete(step, panel))
    const beside = [...mine, ...chairs].some(other => other !== one && inOneQuorum(seats(one), seats(other)))
    if (helps && !beside && mayTake(validation, index, person, one)) chairs.push(one)
  }
  return [...new Set(step.panels.flatMap(({ people }) => people.filter(one => chairs.includes(one))))]
}

/**
 * Panels of one department, or of one sector, are one quorum: where a rule found nobody, the fallback group is a panel
 * beside the others.
 */
function inOneQuorum(panels: Panel[], others: Panel[]): boolean {
  return panels.some(({ department, sector }) =>
    others.some(other => other.department === department && other.sector === sector),
  )
}

/** Whether a visa of this person would advance the validation. */
export function isWaitedFor(validation: Validation, person: PersonId, now: Instant): boolean {
  return validation.state === 'waiting' && chairsFor(validation, validation.current, person, now).length > 0
}

/** The approvers whose place may still be taken, by themselves or by a stand-in. */
export function openPlaces(step: Step): Approver[] {
  const taken = takenChairs(step)
  const open = step.panels.filter(panel => !isPanelComplete(step, panel)).flatMap(({ people }) => people)
  return step.approvers.filter(({ id }) => open.includes(id) && !taken.has(id))
}

/** Places without a person: the approver is gone, and so is everybody who might decide for them now. */
export function deserted(step: Step, gone: ReadonlySet<PersonId>, now: Instant): Approver[] {
  return openPlaces(step).filter(
    ({ id, standIns }) => gone.has(id) && standIns.every(one => gone.has(one.id) || !isStanding(one, now)),
  )
}

/**
 * People whom a step, or one of its panels, still asks: its approvers, and for one who gave a visa in another step the
 * person asked instead.
 */
export function stillAsked(validation: Seated, index: number, panel?: Panel): Named[] {
  const step = validation.steps[index]
  const places = (step ? openPlaces(step) : []).filter(({ id }) => !panel || panel.people.includes(id))
  const asked = places.flatMap((place): Named[] =>
    mayTake(validation, index, place.id, place.id)
      ? [place]
      : place.standIns.filter(one => one.until === null && mayTake(validation, index, one.id, place.id)),
  )
  return [...new Map(asked.map(one => [one.id, named(one)])).values()]
}

/** People whom the waiting step still asks; none once it is decided. */
export function waitedFor(validation: Seated & Pick<Validation, 'state' | 'current'>): Named[] {
  return validation.state === 'waiting' ? stillAsked(validation, validation.current) : []
}

/** Whether the waiting step asks this person: now, from a later hour on, or until an hour that has passed. */
export function mayBeAsked(validation: Validation, person: PersonId): boolean {
  const step = validation.state === 'waiting' ? validation.steps[validation.current] : undefined
  return (step ? openPlaces(step) : []).some(
    ({ id, standIns }) =>
      (id === person || standIns.some(one => one.id === person)) && mayTake(validation, validation.current, person, id),
  )
}

/** People whom a reminder reaches: those still asked, and their stand-ins of now. */
export function peopleAsked(validation: Validation, now: Instant): PersonId[] {
  const step = validation.state === 'waiting' ? validation.steps[validation.current] : undefined
  return step ? seatedAt(openPlaces(step), now).filter(person => isWaitedFor(validation, person, now)) : []
}

/**
 * Places that nobody may take, though a panel lacks them: the approvers gave their visa in another step, or are needed
 * for another place.
 */
export function vacantPlaces(validation: Seated, index: number, now: Instant): Approver[] {
  const step = validation.steps[index]
  if (!step) return []
  const all = seatedAt(step.approvers, now).reduce((so, person) => withVisaOf(so, index, person, now), validation)
  return openPlaces(all.steps[index]!)
}

/** The step as if this person said yes now. */
function withVisaOf(validation: Seated, index: number, person: PersonId, now: Instant): Seated {
  const chairs = chairsFor(validation, index, person, now)
  const step = validation.steps[index]!
  const by = { id: person, name: '' }
  const visa: Decision = { kind: 'approve', by, chairs, at: now, step: index, seal: '', reason: null }
  return { ...validation, steps: validation.steps.with(index, { ...step, visas: [...step.visas, visa] }) }
}

/** How many visas each step still needs, and of whom: people who gave one give no other. */
export function panelsLeft({ steps }: Pick<Validation, 'steps'>): Pick<Step, 'panels'>[] {
  const gave = new Set(steps.flatMap(({ visas }) => visas.map(({ by }) => by.id)))
  return steps.map(step => {
    const taken = takenChairs(step)
    const left = step.panels
      .filter(panel => !isPanelComplete(step, panel))
      .map(({ people, needs, ...whose }) => ({
        ...whose,
        people: people.filter(person => !taken.has(person) && !gave.has(person)),
        needs: needs - people.filter(person => taken.has(person)).length,
      }))
    return { panels: left }
  })
}

/** The approvers at these places first, then their stand-ins. */
function seatedAt(places: Approver[], now: Instant): PersonId[] {
  const standIns = places.flatMap(one => one.standIns).filter(one => isStanding(one, now))
  return [...new Set([...places, ...standIns].map(({ id }) => id))]
}

function standsIn(approver: Approver | undefined, person: PersonId, now: Instant): boolean {
  return approver?.standIns.some(one => one.id === person && isStanding(one, now)) ?? false
}
