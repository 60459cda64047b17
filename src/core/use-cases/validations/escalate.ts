import { named, type Named, type Person } from '../../domain/actor.ts'
import { afterQuietHours } from '../../domain/working-time/quiet-hours.ts'
import type { Jobs } from '../../change.ts'
import { aboutOf, delegated } from '../delegations/stand-ins-of.ts'
import { unfitApprover } from '../people/unfit.ts'
import type { Ports } from '../../ports.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { type Instant, msBetween } from '../../domain/time.ts'
import { isStanding, openPlaces } from '../../domain/validations/chairs.ts'
import { mayTake } from '../../domain/validations/different-people.ts'
import { barOf } from '../../domain/validations/decide.ts'
import { type ValidationChange, validationRoad } from './change-validation.ts'
import type { Approver, Escalation, StandIn, Step, Validation } from '../../domain/validations/validation.ts'
import { stillDue } from '../../domain/validations/dues.ts'

type Needs = Pick<Ports, 'posts' | 'validations' | 'delegations' | 'directory' | 'commit' | 'now'>

/**
 * The job `validation.escalate`: an approver who did not decide in time gets a stand-in, by a delegation that was not
 * applied yet, else the person above them; if there is none, the communication team is told. This never gives a visa.
 */
export async function escalate(ports: Needs, data: Jobs['validation.escalate'], settings: WorkingHours): Promise<void> {
  const found = await ports.validations.byId(data.id)
  if (!found || !isMeant(found, data)) return
  const now = ports.now()
  const calm = afterQuietHours(now > data.due ? now : data.due, settings)
  if (calm > now) return void (await ports.commit({ job: 'validation.escalate', data, inMs: msBetween(now, calm) }))
  await validationRoad.byMary<{ kind: 'over' }>(ports, { postId: found.postId }, async validation => {
    if (!isMeant(validation, data)) return { kind: 'over' }
    return escalated(validation, await standInsFor(ports, validation, now), { due: data.due, now })
  })
}

function isMeant(validation: Validation, data: Jobs['validation.escalate']): boolean {
  return (
    stillDue(validation, data) &&
    !validation.escalations.some(one => !one.because && one.step === data.step && one.due === data.due)
  )
}

/** `to` null: nobody was found. */
type Place = { place: Approver; to: StandIn | null }

/** For each open place: the person to whom it was lent, else the person above. */
export async function standInsFor(ports: Needs, validation: Validation, now: Instant): Promise<Place[]> {
  const { steps, current } = validation
  const lent = (await delegated(ports, steps, aboutOf(validation, now)))[current]?.approvers ?? []
  const step = steps[current]
  return Promise.all(
    (step ? openPlaces(step) : []).map(async place => {
      const delegates = lent.find(({ id }) => id === place.id)?.standIns.filter(one => isStanding(one, now)) ?? []
      const fresh = delegates.find(
        one => !place.standIns.some(({ id }) => id === one.id) && mayTake(validation, current, one.id, place.id),
      )
      return { place, to: fresh ?? (await aboveOf(ports, validation, place, now)) }
    }),
  )
}

async function aboveOf(ports: Needs, validation: Validation, place: Approver, now: Instant): Promise<StandIn | null> {
  const above = await ports.directory.manager(place.id)
  if (!above || !eligible(validation, place, above, now) || (await unfitApprover(ports, above))) return null
  return { ...named(above), because: 'escalation', from: now, until: null, delegationId: null }
}

/** A person who is not asked already, is no author, did not change its circuit, and gave no visa elsewhere. */
function eligible(validation: Validation, place: Approver, person: Person, now: Instant): boolean {
  const { steps, current } = validation
  const { id } = person
  const asked = steps[current]?.approvers.some(one => one.id === id) ?? false
  const stands = place.standIns.some(one => one.id === id && isStanding(one, now))
  const may = mayTake(validation, current, id, place.id) && barOf(validation, id, now) === null
  return !asked && !stands && may
}

function escalated(
  validation: Validation,
  places: Place[],
  { due, now }: { due: Instant; now: Instant },
): ValidationChange {
  const { current, steps, escalations } = validation
  const found = places.flatMap(({ place, to }) => (to ? [{ place: named(place), to: named(to) }] : []))
  const nobody = places.flatMap(({ place, to }) => (to ? [] : [named(place)]))
  const escalation: Escalation = { step: current, due, at: now, found, nobody }
  return {
    row: {
      ...validation,
      steps: steps.map((step, index) => (index === current ? standing(step, places) : step)),
      escalations: [...escalations, escalation],
    },
    verb: found.length > 0 ? 'validation.escalated' : 'validation.nobody-else',
    details: { step: steps[current]?.name ?? '', due, to: list(found.map(({ to }) => to)), nobody: list(nobody) },
  }
}

function standing(step: Step, places: Place[]): Step {
  return {
    ...step,
    approvers: step.approvers.map(approver => {
      const to = places.find(({ place }) => place.id === approver.id)?.to
      return to ? { ...approver, standIns: [...approver.standIns, to] } : approver
    }),
  }
}

function list(people: Named[]): string {
  return people.map(({ name }) => name).join(', ')
}
