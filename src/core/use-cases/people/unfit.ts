import { type Person, readsOnly } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'

/**
 * Why this person is never asked for a visa: they left, have a guest's or a shared account, or are no agents, as
 * elected members.
 */
export type UnfitAccount = 'guest' | 'left' | 'shared' | 'outside'
/** `officer`: data protection officer without another role, who decides nothing of communication. */
export type UnfitApprover = UnfitAccount | 'officer'

export const unfitKeys = {
  guest: 'guest-account',
  left: 'closed-account',
  shared: 'shared-account',
  outside: 'outside-agents',
  officer: 'officer-account',
} as const satisfies Record<UnfitApprover, string>
export type UnfitKey = (typeof unfitKeys)[UnfitApprover]

/** Null: an agent of the authority with an account of their own. */
export async function unfitAccount(
  { directory }: Pick<Ports, 'directory'>,
  person: Person,
): Promise<UnfitAccount | null> {
  if (person.guest) return 'guest'
  if (!person.enabled) return 'left'
  // With a shared account nobody knows who pressed.
  if (person.shared) return 'shared'
  return (await directory.isAgent(person)) ? null : 'outside'
}

/** Null: the person may be asked for a visa, and is not refused once they press. */
export async function unfitApprover(ports: Pick<Ports, 'directory'>, person: Person): Promise<UnfitApprover | null> {
  const unfit = await unfitAccount(ports, person)
  if (unfit) return unfit
  return readsOnly({ roles: await ports.directory.roles(person.id) }) ? 'officer' : null
}

/** Those of these people who may be asked for a visa. */
export function fitOf(ports: Pick<Ports, 'directory'>, people: Person[]): Promise<Person[]> {
  return whoFits(people, person => unfitApprover(ports, person))
}

/** Those of these people who are agents with an account of their own, whatever is decided. */
export function agentsAmong(ports: Pick<Ports, 'directory'>, people: Person[]): Promise<Person[]> {
  return whoFits(people, person => unfitAccount(ports, person))
}

async function whoFits(people: Person[], judge: (person: Person) => Promise<UnfitApprover | null>): Promise<Person[]> {
  const unfit = await Promise.all(people.map(judge))
  return people.filter((_, index) => unfit[index] === null)
}
