import type { Department } from '../../domain/people/department.ts'
import { type Actor, isAdmin } from '../../domain/actor.ts'
import type { Perimeter } from '../../domain/audiences/perimeter.ts'
import type { Ports } from '../../ports.ts'

export type ListPerimetersResult =
  { kind: 'listed'; perimeters: Perimeter[]; departments: Department[] } | { kind: 'not-admin' }

/** `périmètres`: who may address whom, and the departments that a new one may name. */
export async function listPerimeters(
  ports: Pick<Ports, 'perimeters' | 'departments'>,
  actor: Actor,
): Promise<ListPerimetersResult> {
  if (!isAdmin(actor)) return { kind: 'not-admin' }
  const [perimeters, departments] = await Promise.all([ports.perimeters.all(), ports.departments.all()])
  return { kind: 'listed', perimeters, departments }
}
