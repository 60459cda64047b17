import { named, type Named, type Person } from '../../domain/actor.ts'
import type { Jobs } from '../../change.ts'
import { fitOf } from '../people/unfit.ts'
import type { Ports } from '../../ports.ts'
import type { Instant } from '../../domain/time.ts'
import { type ValidationChange, validationRoad } from './change-validation.ts'
import { dueOf } from '../../domain/validations/dues.ts'
import { barOf } from '../../domain/validations/decide.ts'
import type { Approver, Escalation, StandIn, Step, Validation } from '../../domain/validations/validation.ts'
import { isStanding, vacantPlaces } from '../../domain/validations/chairs.ts'
import { mayTake } from '../../domain/validations/different-people.ts'

type Needs = Pick<Ports, 'posts' | 'validations' | 'directory' | 'commit' | 'now'>

/**
 * If the people whom a step asks are too few, since they gave their visa in another step, the fallback group may decide
 * in their place; if nobody of it may, the communication team is told whom the step lacks. Idempotent.
 */
export async function askOthers(ports: Needs, { id, step }: Pick<Jobs['step.opened'], 'id' | 'step'>): Promise<void> {
  const found = await ports.validations.byId(id)
  if (!found || !lacks(found, id, step, ports.now())) return
  const people = await fallbackOf(ports, found.steps[step]!)
  await validationRoad.byMary<{ kind: 'over' }>(ports, { postId: found.postId }, validation => {
    const now = ports.now()
    return (lacks(validation, id, step, now) && othersAsked(validation, people, now)) || { kind: 'over' }
  })
}

function lacks(validation: Validation, id: string, step: number, now: Instant): boolean {
  const waits = validation.id === id && validation.state === 'waiting' && validation.current === step
  return waits && vacantPlaces(validation, step, now).length > 0
}

/** The people asked by a step if nobody else is left. */
export async function fallbackOf(ports: Pick<Ports, 'directory'>, { fallback = null }: Step): Promise<Person[]> {
  if (fallback === null) return fitOf(ports, await ports.directory.fallback())
  const people = new Map<string, Person>()
  for await (const page of ports.directory.members(fallback.id)) for (const one of page) people.set(one.id, one)
  return fitOf(ports, [...people.values()])
}

/** Null: nobody is new, and that nobody is left was told. */
function othersAsked(validation: Validation, people: Person[], now: Instant): ValidationChange | null {
  const { current, steps, escalations } = validation
  const step = steps[current]!
  const vacant = vacantPlaces(validation, current, now)
  const others = new Map(vacant.map(place => [place.id, othersFor(validation, place, people, now)]))
  const to = [...others.values()].flat()
  const approvers = step.approvers.map(one => ({ ...one, standIns: [...one.standIns, ...(others.get(one.id) ?? [])] }))
  const asked = to.length === 0 ? validation : { ...validation, steps: steps.with(current, { ...step, approvers }) }
  const nobody = vacantPlaces(asked, current, now).map(named)
  const told = escalations.some(one => one.because && one.step === current && samePeople(one.nobody, nobody))
  if (to.length === 0 && told) return null
  const due = dueOf(validation) ?? now
  const lacking: Escalation = { because: 'visa-elsewhere', step: current, due, at: now, found: [], nobody }
  return {
    row: nobody.length > 0 && !told ? { ...asked, escalations: [...escalations, lacking] } : asked,
    verb: to.length > 0 ? 'validation.others-asked' : 'validation.nobody-left',
    details: { step: step.name, fromNames: list(vacant), to: list(to), nobody: list(nobody) },
  }
}

/** Those of these people who may take the place, and are no stand-in there yet. */
export function othersFor(validation: Validation, place: Approver, people: Person[], now: Instant): StandIn[] {
  const may = people.filter(
    ({ id }) =>
      mayTake(validation, validation.current, id, place.id) &&
      barOf(validation, id, now) === null &&
      !place.standIns.some(one => one.id === id && isStanding(one, now)),
  )
  return may.map(one => ({
    ...named(one),
    because: 'visa-elsewhere',
    from: now,
    until: null,
    delegationId: null,
  }))
}

function samePeople(some: Named[], others: Named[]): boolean {
  return some.length === others.length && some.every(({ id }) => others.some(other => other.id === id))
}

function list(people: Named[]): string {
  return [...new Set(people.map(({ name }) => name))].join(', ')
}
