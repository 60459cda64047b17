import { type Circuit, currentCircuit } from '../../domain/circuits/circuit.ts'
import type { Post } from '../../domain/posts/post.ts'
import { allFacets } from '../../domain/seal-facets.ts'
import type { Instant } from '../../domain/time.ts'
import type { Step } from '../../domain/validations/validation.ts'
import type { Ports } from '../../ports.ts'
import { circuitFor, type Resolved, resolveCircuit } from './resolve-circuit.ts'

type Needs = Pick<Ports, 'circuits' | 'directory' | 'departments' | 'sectors'>

/**
 * The step of a message to registered people: of its event's circuit, the first step that approves the substance, with
 * one visa. That visa covers everything, since nothing else can be chosen: the form is Mary's, and the people are those
 * who registered.
 */
export async function warningAsked(
  ports: Needs,
  { authors }: Pick<Post, 'authors'>,
  event: Post,
  now: Instant,
): Promise<{ circuit: Circuit; steps: Step[] } | Exclude<Resolved, { kind: 'resolved' }> | { kind: 'no-circuit' }> {
  const circuit = await circuitFor(ports, event)
  const version = circuit && currentCircuit(circuit)
  const step = version?.steps.find(({ facets }) => facets.includes('substance'))
  if (!circuit || !version || !step) return { kind: 'no-circuit' }
  const alone = { ...circuit, versions: [...circuit.versions.slice(0, -1), { ...version, steps: [step] }] }
  const resolved = await resolveCircuit(ports, alone, { ...event, authors }, now)
  return resolved.kind === 'no-approver' ? resolved : { circuit, steps: resolved.steps.map(oneVisa) }
}

/** One visa of anybody whom the step asks, in any department. */
function oneVisa(step: Step): Step {
  const people = step.approvers.map(({ id }) => id)
  return { ...step, facets: [...allFacets], panels: [{ department: null, people, needs: 1 }] }
}
