import type { PersonId } from '../../actor.ts'
import type { Ports } from '../../ports.ts'
import type { Instant } from '../../time.ts'
import type { Step, Validation } from '../../validations/validation.ts'
import { type About, withStandIns } from './with-stand-ins.ts'

/** The delegations of all who are asked, as they are at this moment. */
export async function delegated(ports: Pick<Ports, 'delegations'>, steps: Step[], about: About): Promise<Step[]> {
  const approvers = new Set<PersonId>(steps.flatMap(step => step.approvers.map(({ id }) => id)))
  return withStandIns(steps, await ports.delegations.of([...approvers], about.now), about)
}

type Judged = { circuit: { id: string } } & Pick<Validation, 'authors' | 'barred' | 'reassignments'>

export function aboutOf({ circuit, authors, barred, reassignments }: Judged, now: Instant): About {
  const still = barred.filter(({ until }) => now < until).map(({ person }) => person)
  return { circuitId: circuit.id, out: new Set([...authors, ...still]), reassignments, now }
}
