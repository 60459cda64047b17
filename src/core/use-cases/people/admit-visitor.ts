import type { PersonId, Role } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'

/**
 * A person who opens a page of Mary's with an account of the tenant. `not-ours`: a guest, a closed account, a person
 * who is no agent, or outside of the pilot.
 */
export type Visitor = { kind: 'admitted'; name: string; roles: readonly Role[] } | { kind: 'not-ours' }

/** Throws `Unavailable` while nobody can say who they are. */
export async function admitVisitor(
  { directory, pilot }: Pick<Ports, 'directory' | 'pilot'>,
  id: PersonId,
): Promise<Visitor> {
  const person = await directory.person(id)
  if (!person || person.guest || !person.enabled) return { kind: 'not-ours' }
  if (pilot !== null && !(await pilot.members()).has(id)) return { kind: 'not-ours' }
  const roles = await directory.roles(id)
  return roles.length === 0 ? { kind: 'not-ours' } : { kind: 'admitted', name: person.name, roles }
}
