import type { PersonId } from '../../domain/actor.ts'
import { fitOf } from '../people/unfit.ts'
import type { Ports } from '../../ports.ts'
import type { Instant } from '../../domain/time.ts'
import type { Step, Validation } from '../../domain/validations/validation.ts'
import type { Delegation } from '../../domain/delegations/delegation.ts'
import { type About, withStandIns } from '../../domain/delegations/with-stand-ins.ts'

/** The delegations of all who are asked, as they are at this moment. */
export async function delegated(ports: LentNeeds, steps: Step[], about: About): Promise<Step[]> {
  const approvers = new Set<PersonId>(steps.flatMap(step => step.approvers.map(({ id }) => id)))
  const lent = await ports.delegations.of([...approvers], about.now)
  return withStandIns(steps, await lentToFit(ports, lent), about)
}

export type LentNeeds = Pick<Ports, 'delegations' | 'directory'>

/** Those of them whose delegate may still be asked: who left the agents since then stands in for nobody. */
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
