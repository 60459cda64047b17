import type { PersonId } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import type { Instant } from '../../domain/time.ts'
import { isStanding } from '../../domain/validations/chairs.ts'
import type { Validation } from '../../domain/validations/validation.ts'
import { aboutOf } from './stand-ins-of.ts'
import { withStandIns } from '../../domain/delegations/with-stand-ins.ts'

/**
 * Before somebody decides in another's place: what was ended a moment ago lends nothing, though its job has yet to say
 * so here.
 */
export async function asLent(
  ports: Pick<Ports, 'delegations'>,
  validation: Validation,
  person: PersonId,
  now: Instant,
): Promise<Validation> {
  const standIns = validation.steps.flatMap(({ approvers }) => approvers.flatMap(one => one.standIns))
  const mine = standIns
    .filter(one => one.id === person && isStanding(one, now))
    .flatMap(({ delegationId }) => delegationId ?? [])
  if (mine.length === 0) return validation
  const found = await Promise.all([...new Set(mine)].map(id => ports.delegations.byId(id)))
  return {
    ...validation,
    steps: withStandIns(
      validation.steps,
      found.filter(one => one !== null),
      aboutOf(validation, now),
    ),
  }
}

/**
 * What was looked up for the decision is not part of it: who is asked changes by the job alone, with an entry of its
 * own.
 */
export function askedAsIn({ steps }: Validation, decided: Validation): Validation {
  return {
    ...decided,
    steps: decided.steps.map((step, index) => ({ ...step, approvers: steps[index]?.approvers ?? step.approvers })),
  }
}
