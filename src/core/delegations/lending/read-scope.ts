import { departmentOf } from '../../audiences/department-of.ts'
import { currentCircuit } from '../../circuits/circuit.ts'
import { withShipped } from '../../circuits/shipped-circuits.ts'
import type { Ports } from '../../ports.ts'
import { cleanText } from '../../text.ts'
import type { DelegationScope } from '../delegation.ts'

export type ScopeErrors = { circuits?: 'unknown-circuit'; departments?: 'unknown-department' }

/** `circuits`: ids, `departments`: names, with commas between. */
export async function readScope(
  ports: Pick<Ports, 'circuits' | 'departments'>,
  input: { circuits: unknown; departments: unknown },
): Promise<{ scope: DelegationScope; errors: ScopeErrors }> {
  const [ids, names] = [listed(input.circuits), listed(input.departments)]
  const known = ids.length === 0 ? [] : withShipped(await ports.circuits.all())
  const directions = names.length === 0 ? [] : await ports.departments.all()
  const circuits = ids.flatMap(id =>
    known.filter(one => one.id === id).map(one => ({ id, name: currentCircuit(one).name })),
  )
  const departments = [...new Set(names.map(name => departmentOf(directions, name)).filter(name => name !== null))]
  return {
    scope: { circuits, departments },
    errors: {
      ...(circuits.length < ids.length ? { circuits: 'unknown-circuit' as const } : {}),
      ...(names.some(name => departmentOf(directions, name) === null)
        ? { departments: 'unknown-department' as const }
        : {}),
    },
  }
}

function listed(value: unknown): string[] {
  return [...new Set(cleanText(value).split(/[,\n]/).map(one => one.trim()).filter(one => one !== ''))]
}
