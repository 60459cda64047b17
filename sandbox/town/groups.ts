import { createChance } from './chance.ts'
import type { Others } from './people/others.ts'
import type { Staffed } from './people/staff.ts'
import { makeTeams } from './teams.ts'
import type { Group, Person, Town } from './town.ts'

export type Members = { seed: string; top: Person[]; staffed: Staffed[]; unknown: Person[]; others: Others }

type Grouped = Pick<
  Town,
  | 'groups'
  | 'teams'
  | 'agentsGroupId'
  | 'commsGroupId'
  | 'adminGroupId'
  | 'dpoGroupId'
  | 'archivistGroupId'
  | 'fallbackGroupId'
  | 'commsTeamId'
  | 'commsChannelId'
>

const ids = (people: Person[]): string[] => people.map(person => person.id)

/** The Entra groups and the teams; the agents' group holds one group for each department, so that nesting matters. */
export function makeGroups({ seed, top, staffed, unknown, others }: Members): Grouped {
  const chance = createChance(`${seed}/groups`)
  const group = (displayName: string, members: string[], owners: string[] = []): Group => ({
    id: chance.guid(),
    displayName,
    members,
    owners,
  })
  const nested = staffed.map(({ department, people }, index) =>
    // Accounts that were closed were never taken out of their group.
    group(`Agents – ${department.name}`, [...ids(people), ...ids(others.gone.slice(index, index + 1))]),
  )
  const agents = group('Tous les agents', [
    ...nested.map(each => each.id),
    ...ids(top),
    ...ids(unknown),
    // A desk that several people share has an account among the agents’.
    ...ids(others.accounts.filter(account => account.accountEnabled)),
  ])
  const comms = group('Équipe communication', pickComms(staffed))
  const admin = group('Administrateurs de Mary', pickAdmins(staffed))
  const fallback = group('Valideurs de secours', pickFallback(top, staffed))
  const rest = [
    group('Élus', ids(others.elected)),
    group(
      'Responsables de direction',
      staffed.map(each => each.department.headId),
    ),
    group(
      'Correspondants communication',
      staffed.map(each => each.department.correspondentId),
    ),
  ]
  const officer = group('Protection des données', pickOfficer(staffed, 'affaires juridiques', 'Juriste', 'dpo'))
  const archivist = group('Archives', pickOfficer(staffed, 'culture', 'Archiviste', 'archivist'))
  const { teams, commsChannelId } = makeTeams(seed, comms.members, rest[2]?.members ?? [], ids(others.guests))
  const behindTeams = teams.map(({ id, displayName, members, owners }) => ({ id, displayName, members, owners }))
  return {
    groups: [agents, comms, admin, fallback, ...nested, ...rest, officer, archivist, ...behindTeams],
    teams,
    agentsGroupId: agents.id,
    commsGroupId: comms.id,
    adminGroupId: admin.id,
    dpoGroupId: officer.id,
    archivistGroupId: archivist.id,
    fallbackGroupId: fallback.id,
    commsTeamId: teams[0]?.id ?? '',
    commsChannelId,
  }
}

const staffOf = (staffed: Staffed[], name: string): Person[] =>
  staffed.find(each => each.department.name.includes(name))?.people ?? []

function pickComms(staffed: Staffed[]): string[] {
  const people = staffOf(staffed, 'communication').slice(0, 8)
  for (const person of people) person.roles.push('comms')
  return ids(people)
}

function pickAdmins(staffed: Staffed[]): string[] {
  const people = staffOf(staffed, 'systèmes').slice(-3, -1)
  for (const person of people) person.roles.push('admin')
  return ids(people)
}

/** Whoever holds no other office: with that job in that department, else of it, else, in a small town, of any. */
function pickOfficer(staffed: Staffed[], department: string, job: string, role: 'dpo' | 'archivist'): string[] {
  const isFree = ({ roles }: Person): boolean => roles.length === 1
  const near = staffOf(staffed, department).filter(isFree)
  const person =
    near.find(({ jobTitle }) => jobTitle === job) ?? near[0] ?? staffed.flatMap(({ people }) => people).findLast(isFree)
  person?.roles.push(role)
  return person ? [person.id] : []
}

function pickFallback(top: Person[], staffed: Staffed[]): string[] {
  return ids([top[1], top[4], staffOf(staffed, 'ressources humaines')[0]].filter(person => person !== undefined))
}
