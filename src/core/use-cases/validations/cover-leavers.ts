import { named, type PersonId } from '../../domain/actor.ts'
import { deserted } from '../../domain/validations/chairs.ts'
import type { Approver, StandIn, Step, Validation } from '../../domain/validations/validation.ts'
import type { Ports } from '../../ports.ts'
import { fallbackOf, othersFor } from './ask-others.ts'
import { validationRoad } from './change-validation.ts'
import { standInsFor } from './escalate.ts'

type Needs = Pick<Ports, 'posts' | 'validations' | 'delegations' | 'directory' | 'commit' | 'now'>

/**
 * An approver who left cannot decide: the person who would have been asked after the due time may decide in their place
 * at once, else the fallback group; the same once that person left as well. If nobody may, nothing changes. Idempotent.
 */
export async function coverLeavers(
  ports: Needs,
  postId: string,
  validationId: string,
  left: ReadonlySet<PersonId>,
): Promise<void> {
  await validationRoad.byMary<{ kind: 'over' }>(ports, { postId }, async validation => {
    const now = ports.now()
    const step = validation.steps[validation.current]
    if (validation.id !== validationId || validation.state !== 'waiting' || !step) return { kind: 'over' }
    const covers = await coversOf(ports, validation, left, now)
    if (covers.size === 0) return { kind: 'over' }
    return {
      row: { ...validation, steps: validation.steps.with(validation.current, covered(step, covers)) },
      verb: 'validation.covered',
      details: {
        step: step.name,
        fromNames: list(step.approvers.filter(({ id }) => covers.has(id))),
        to: list([...covers.values()].flat()),
      },
    }
  })
}

async function coversOf(
  ports: Needs,
  validation: Validation,
  left: ReadonlySet<PersonId>,
  now: string,
): Promise<Map<PersonId, StandIn[]>> {
  const step = validation.steps[validation.current]!
  const empty = deserted(step, left, now)
  if (empty.length === 0) return new Map()
  const above = await standInsFor(ports, validation, now)
  const others = await fallbackOf(ports, step)
  const of = (place: Approver): StandIn[] => {
    const to = above.find(one => one.place.id === place.id)?.to
    if (to && !left.has(to.id)) return [to]
    return othersFor(validation, place, others, now).map(one => ({ ...one, because: 'escalation' }))
  }
  const found = empty.map((place): [PersonId, StandIn[]] => [place.id, of(place)])
  return new Map(found.filter(([, standIns]) => standIns.length > 0))
}

function covered(step: Step, covers: Map<PersonId, StandIn[]>): Step {
  const approvers = step.approvers.map(one => ({ ...one, standIns: [...one.standIns, ...(covers.get(one.id) ?? [])] }))
  return { ...step, approvers }
}

function list(people: { id: PersonId; name: string }[]): string {
  return [...new Set(people.map(named).map(({ name }) => name))].join(', ')
}
