import type { PersonId } from '../../domain/actor.ts'
import { departmentOf } from '../../domain/audiences/department-of.ts'
import { Misconfigured, unless } from '../../domain/errors.ts'
import type { Ports } from '../../ports.ts'

/** By its name in "Directions", so that the list can be filtered by it; as Entra writes it where it is not there. */
export async function departmentOfPerson(
  ports: Pick<Ports, 'directory' | 'departments'>,
  person: PersonId,
): Promise<string | null> {
  const written = (await ports.directory.person(person))?.department ?? null
  const known = await unless(Misconfigured, () => ports.departments.all(), [])
  return departmentOf(known, written) ?? written
}
