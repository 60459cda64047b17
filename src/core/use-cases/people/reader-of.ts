import type { PersonId } from '../../domain/actor.ts'
import { departmentOf } from '../../domain/audiences/department-of.ts'
import type { Ports } from '../../ports.ts'

/** What fills `{prénom}` and `{direction}`. */
export type Reader = { givenName: string; department: string | null }

/** Null: Entra does not know them. Throws `Unavailable` when Graph is away. */
export async function readerOf(
  { directory, departments }: Pick<Ports, 'directory' | 'departments'>,
  id: PersonId,
): Promise<Reader | null> {
  const [person, all] = await Promise.all([directory.person(id), departments.all()])
  return person && { givenName: person.givenName, department: departmentOf(all, person.department) }
}
