import { type Person, readsOnly } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'

/**
 * Why nobody asks this person for a visa: they left, have a guest's account or one that several people share, or are
 * outside of the agents, as elected members are.
 */
export type UnfitAccount = 'guest' | 'left' | 'shared' | 'outside'
/** `officer`: of data protection and nothing else, who decides nothing of communication. */
export type UnfitApprover = UnfitAccount | 'officer'

/** As they are refused, in words of their own. */
export const unfitKeys = {
  guest: 'guest-account',
  left: 'closed-account',
  shared: 'shared-account',
  outside: 'outside-agents',
  officer: 'officer-account',
} as const satisfies Record<UnfitApprover, string>
export type UnfitKey = (typeof unfitKeys)[UnfitApprover]

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

/** Null: who may be asked for a visa, and is not refused once they press. */
export async function unfitApprover(ports: Pick<Ports, 'directory'>, person: Person): Promise<UnfitApprover | null> {
  const unfit = await unfitAccount(ports, person)
  if (unfit) return unfit
  return readsOnly({ roles: await ports.directory.roles(person.id) }) ? 'officer' : null
}

/** Those of them who may be asked for a visa. */
export function fitOf(ports: Pick<Ports, 'directory'>, people: Person[]): Promise<Person[]> {
  return whoFits(people, person => unfitApprover(ports, person))
}

/** Those of them who are agents and press alone, whatever they decide. */
export function agentsAmong(ports: Pick<Ports, 'directory'>, people: Person[]): Promise<Person[]> {
  return whoFits(people, person => unfitAccount(ports, person))
}

async function whoFits(people: Person[], judge: (person: Person) => Promise<UnfitApprover | null>): Promise<Person[]> {
  const unfit = await Promise.all(people.map(judge))
  return people.filter((_, index) => unfit[index] === null)
}
