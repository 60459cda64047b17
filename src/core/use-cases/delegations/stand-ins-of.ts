import type { PersonId } from '../../domain/actor.ts'
import type { Delegation } from '../../domain/delegations/delegation.ts'
import { type About, withStandIns } from '../../domain/delegations/with-stand-ins.ts'
import type { Instant } from '../../domain/time.ts'
import { isStanding } from '../../domain/validations/chairs.ts'
import type { Step, Validation } from '../../domain/validations/validation.ts'
import type { Ports } from '../../ports.ts'
import { fitOf } from '../people/unfit.ts'

/** The delegations of all people who are asked, as they are at this moment. */
export async function delegated(ports: LentNeeds, steps: Step[], about: About): Promise<Step[]> {
  const approvers = new Set<PersonId>(steps.flatMap(step => step.approvers.map(({ id }) => id)))
  const lent = await ports.delegations.of([...approvers], about.now)
  return withStandIns(steps, await lentToFit(ports, lent), about)
}

export type LentNeeds = Pick<Ports, 'delegations' | 'directory'>

/** Those whose stand-in may still be asked: a person who left the agents since then stands in for nobody. */
export async function lentToFit(
  ports: Pick<Ports, 'directory'>,
  delegations: readonly Delegation[],
): Promise<Delegation[]> {
  if (delegations.length === 0) return []
  const people = await ports.directory.people([...new Set(delegations.map(({ to }) => to.id))])
  const fit = new Set((await fitOf(ports, [...people.values()])).map(({ id }) => id))
  return delegations.filter(({ to }) => fit.has(to.id))
}

type Judged = { circuit: { id: string } } & Pick<Validation, 'authors' | 'barred' | 'reassignments'>

export function aboutOf({ circuit, authors, barred, reassignments }: Judged, now: Instant): About {
  const still = barred.filter(({ until }) => now < until).map(({ person }) => person)
  return { circuitId: circuit.id, out: new Set([...authors, ...still]), reassignments, now }
}

/** Before a stand-in decides: a delegation that was ended a moment ago lends nothing, though its job has yet to run. */
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
 * The delegations looked up for the decision are no part of it: who is asked is changed by the job alone, with an entry
 * of its own.
 */
export function askedAsIn({ steps }: Validation, decided: Validation): Validation {
  return {
    ...decided,
    steps: decided.steps.map((step, index) => ({ ...step, approvers: steps[index]?.approvers ?? step.approvers })),
  }
}
