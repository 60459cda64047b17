import { departmentFinder } from '../../domain/audiences/department-of.ts'
import { choicesMax } from '../../domain/audiences/audience-form.ts'
import { currentCircuit } from '../../domain/circuits/circuit.ts'
import { withShipped } from '../../domain/circuits/shipped-circuits.ts'
import type { Ports } from '../../ports.ts'
import { choicesIn } from '../../domain/text.ts'
import type { DelegationScope } from '../../domain/delegations/delegation.ts'

export type ScopeErrors = { circuits?: 'unknown-circuit' | 'too-many'; departments?: 'unknown-department' | 'too-many' }

/** `circuits`: ids, `departments`: names, separated by commas. */
export async function readScope(
  ports: Pick<Ports, 'circuits' | 'departments'>,
  input: { circuits: unknown; departments: unknown },
): Promise<{ scope: DelegationScope; errors: ScopeErrors }> {
  const [ids, names] = [choicesIn(input.circuits), choicesIn(input.departments)]
  if (Math.max(ids.length, names.length) > choicesMax)
    return {
      scope: { circuits: [], departments: [] },
      errors: { [ids.length > choicesMax ? 'circuits' : 'departments']: 'too-many' },
    }
  const known = ids.length === 0 ? [] : withShipped(await ports.circuits.all())
  const circuits = ids.flatMap(id =>
    known.filter(one => one.id === id).map(one => ({ id, name: currentCircuit(one).name })),
  )
  const found = names.length === 0 ? [] : names.map(departmentFinder(await ports.departments.all()))
  return {
    scope: { circuits, departments: [...new Set(found.filter(name => name !== null))] },
    errors: {
      ...(circuits.length < ids.length ? { circuits: 'unknown-circuit' as const } : {}),
      ...(found.includes(null) ? { departments: 'unknown-department' as const } : {}),
    },
  }
}
