import type { Named, Person } from '../../domain/actor.ts'
import type { Sector } from '../../domain/sectors/sector.ts'
import type { Ports } from '../../ports.ts'

/** `as`: whose turn it is; `pool`: the whole communication team, where nobody of the sector is present. */
export type OnDuty = { as: 'referents' | 'deputies' | 'pool'; people: Person[] }
type Needs = Pick<Ports, 'directory'>

/**
 * The people who answer for a sector, in this order: its referents who are present, its deputies, the communication
 * team. A person who left that team, or has automatic replies on, is not present.
 */
export async function dutyOf(
  ports: Needs,
  { referents, deputies }: Pick<Sector, 'referents' | 'deputies'>,
): Promise<OnDuty[]> {
  const comms = await ports.directory.comms()
  return [
    { as: 'referents', people: await thereOf(ports, comms, referents) },
    { as: 'deputies', people: await thereOf(ports, comms, deputies) },
    { as: 'pool', people: comms },
  ]
}

/** The first of these groups that is not empty. */
export async function onDuty(ports: Needs, sector: Pick<Sector, 'referents' | 'deputies'>): Promise<OnDuty> {
  const duty = await dutyOf(ports, sector)
  return duty.find(({ people }) => people.length > 0) ?? { as: 'pool', people: [] }
}

async function thereOf({ directory }: Needs, comms: readonly Person[], named: readonly Named[]): Promise<Person[]> {
  const members = named.flatMap(({ id }) => comms.find(one => one.id === id) ?? [])
  const absences = await Promise.all(members.map(({ id }) => directory.absence(id)))
  return members.filter(({ enabled }, index) => enabled && absences[index] === null)
}
