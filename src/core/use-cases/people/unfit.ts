import { type Person } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'

/**
 * Why nobody asks this person for a visa: they left, have a guest's account or one that several people share, or are
 * outside of the agents, as elected members are.
 */
export type UnfitAccount = 'guest' | 'left' | 'shared' | 'outside'

/** As they are refused, in words of their own. */
export const unfitKeys = {
  guest: 'guest-account',
  left: 'closed-account',
  shared: 'shared-account',
  outside: 'outside-agents',
} as const satisfies Record<UnfitAccount, string>
export type UnfitKey = (typeof unfitKeys)[UnfitAccount]

/** Null: an agent of the authority, who presses alone. */
export async function unfitAccount(
  { directory }: Pick<Ports, 'directory'>,
  person: Person,
): Promise<UnfitAccount | null> {
  if (person.guest) return 'guest'
  if (!person.enabled) return 'left'
  // Nobody knows who it was that pressed.
  if (person.shared) return 'shared'
  return (await directory.isAgent(person)) ? null : 'outside'
}

/** Those of them who may be asked. */
export async function fitOf(ports: Pick<Ports, 'directory'>, people: Person[]): Promise<Person[]> {
  const unfit = await Promise.all(people.map(person => unfitAccount(ports, person)))
  return people.filter((_, index) => unfit[index] === null)
}
