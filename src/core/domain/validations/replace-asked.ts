import { named, type Named, type PersonId } from '../actor.ts'
import type { Instant } from '../time.ts'
import { isPanelComplete, openPlaces } from './chairs.ts'
import type { Approver, Decision, StandIn, Step } from './validation.ts'

/** From whom the place can be taken: one of those still asked, or all of them where any of them would do. */
export type Replaceable = { people: Approver[]; all: boolean }

/** `all`: one panel waits, and one visa completes it. Elsewhere each place is replaced by itself. */
export function replaceable(step: Step): Replaceable {
  const open = step.panels.filter(panel => !isPanelComplete(step, panel))
  return { people: openPlaces(step), all: open.length === 1 && open[0]?.needs === 1 }
}

/** Null: no person was named, or one who is not asked. */
export function whomOf(step: Step, whom: string): Approver[] | null {
  const { people, all } = replaceable(step)
  if (people.length === 1 && (whom === '' || whom === 'all')) return people
  if (whom === 'all') return all ? people : null
  const found = people.filter(({ id }) => id === whom)
  return found.length === 1 ? found : null
}

/** Whether they are asked at this step already: one more place for them would be one person less. */
export function sitsBeside({ approvers }: Step, to: PersonId): boolean {
  return approvers.some(({ id }) => id === to)
}

/** One person in the place of the others; those who remain are needed as before. */
export function replaceAsked(step: Step, gone: Approver[], to: Named): Step {
  const left = new Set<PersonId>(gone.map(({ id }) => id))
  const panels = step.panels.map(panel => {
    if (!panel.people.some(person => left.has(person))) return panel
    return { ...panel, people: [...new Set(panel.people.map(person => (left.has(person) ? to.id : person)))] }
  })
  const others = step.approvers.filter(({ id }) => !left.has(id))
  return { ...step, approvers: [...others, { ...named(to), as: 'reassigned', standIns: [] }], panels }
}

export type InPlaceOf = Named & { because: StandIn['because'] }

/** Whose places a decision took besides the person's own: « par délégation de … », or because of no answer in time. */
export function inPlaceOf({ approvers }: Step, { by, chairs, at }: Decision): InPlaceOf[] {
  return approvers.flatMap(({ id, name, standIns }) => {
    if (id === by.id || !chairs.includes(id)) return []
    const right = standIns.find(one => one.id === by.id && one.from <= at && (one.until === null || at < one.until))
    return [{ id, name, because: right?.because ?? 'delegation' }]
  })
}

/** In whose place a person could decide at this step, and until when; null: they never could, or still can. */
export function lentBefore(
  { approvers }: Step,
  person: PersonId,
  now: Instant,
): { from: Named; until: Instant } | null {
  const ended = approvers.flatMap(({ id, name, standIns }) =>
    standIns.flatMap(one =>
      one.id === person && one.until !== null && one.until <= now ? [{ from: { id, name }, until: one.until }] : [],
    ),
  )
  return ended.toSorted((a, b) => b.until.localeCompare(a.until))[0] ?? null
}
