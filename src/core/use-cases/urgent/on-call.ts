import { type Named, named, type PersonId } from '../../domain/actor.ts'
import type { Circuit } from '../../domain/circuits/circuit.ts'
import { fitOf } from '../people/unfit.ts'
import { allFacets } from '../../domain/facets.ts'
import type { Ports } from '../../ports.ts'
import type { Instant } from '../../domain/time.ts'
import type { Approver, Step } from '../../domain/validations/validation.ts'

export type OnCall =
  | { kind: 'on-call'; people: Named[] }
  /** Nobody on call may vouch for it; `people`: who is, all the same. */
  | { kind: 'no-on-call'; people: Named[] }

/** Who may vouch for it: whoever is on call, but none of these, its authors. */
export async function onCallFor(ports: Pick<Ports, 'directory'>, authors: readonly PersonId[]): Promise<OnCall> {
  const all = await ports.directory.onCall()
  const people = (await fitOf(ports, all)).filter(({ id }) => !authors.includes(id))
  return people.length > 0 ? { kind: 'on-call', people } : { kind: 'no-on-call', people: all }
}

/** The only circuit that is no administrator's: one visa of anybody on call, for everything. */
export function urgentCircuit(at: Instant): Circuit {
  const version = {
    number: 1,
    name: 'urgent',
    scope: { kinds: [], sections: [], reach: 'any' as const },
    steps: [],
    active: true,
    by: null,
    at,
  }
  return { id: 'urgent', version: 0, versions: [version] }
}

export function urgentStep(people: readonly Named[]): Step {
  const approvers = people.map((person): Approver => ({ ...named(person), as: 'on-call', standIns: [] }))
  const panels = [{ department: null, people: people.map(({ id }) => id), needs: 1 }]
  return { name: 'on-call', facets: [...allFacets], approvers, panels, visas: [], days: 0, due: null, openedAt: null }
}
