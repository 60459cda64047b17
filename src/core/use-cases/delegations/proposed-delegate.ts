import { type Named, named, type Person, type PersonId } from '../../domain/actor.ts'
import { unfitAccount } from '../people/unfit.ts'
import type { Ports } from '../../ports.ts'

type Needs = Pick<Ports, 'directory' | 'departments'>

/**
 * Whom an approver who is away may lend their place to: the deputy of the department that they head, else whoever is
 * above them; not who is away too.
 */
export async function proposedDelegate(ports: Needs, approver: PersonId): Promise<Named | null> {
  const led = (await ports.departments.all()).filter(({ head }) => head?.id === approver)
  for (const { deputy } of led) {
    const found = deputy && (await ports.directory.person(deputy.id))
    if (found && (await isThere(ports, found, approver))) return named(found)
  }
  const above = await ports.directory.manager(approver)
  return above && (await isThere(ports, above, approver)) ? named(above) : null
}

async function isThere(ports: Needs, person: Person, approver: PersonId): Promise<boolean> {
  if (person.id === approver || (await unfitAccount(ports, person))) return false
  return (await ports.directory.absence(person.id)) === null
}
