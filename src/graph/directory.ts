import { guid } from '../core/domain/text.ts'
import type { User } from '@microsoft/microsoft-graph-types'
import type { Person } from '../core/domain/actor.ts'
import type { Directory } from '../core/ports/people.ts'
import type { NamedGroups } from '../core/use-cases/people/kept-first.ts'
import type { Instant } from '../core/domain/time.ts'
import { type Graph, segment } from './graph.ts'
import { keep } from './keep.ts'
import { readAbsence } from './people/automatic-replies.ts'
import { groupById, groupFinder, teamById } from './people/find-groups.ts'
import { findByIds, findPeople, openMembers, personSelect, readPerson } from './people/find-people.ts'
import { frozenEveryone } from './people/frozen-everyone.ts'
import { enabledMembersOf, memberIdsOf, membersOf, ownersOf } from './people/group-members.ts'
import { createRoles } from './people/roles.ts'
import { orNull, forbidden, isRefusal } from './transport/failure.ts'
import { createSpacing } from './transport/middleware.ts'

const needs = 'TeamsAppInstallation.ReadWriteSelfForUser.All'

type Outcome = 'installed' | 'not-allowed' | 'no-teams'

export type DirectoryOptions = NamedGroups & {
  agentsGroupId?: string | undefined
  teamsAppId?: string | undefined
  /** One installation after the other, `installSpacingMs` apart, over all processes; absent: over this one. */
  installTurn?: () => Promise<void>
  /** Whether Exchange limits whose automatic replies Mary may read: if not, Graph is asked for nobody's. */
  absencesLimited?: boolean
  /** Called once, if Mary may not read automatic replies. */
  refused?: (error: unknown) => void
  now: () => Instant
}

const freshMs = 5 * 60_000
/** https://learn.microsoft.com/graph/throttling-limits: 30 installations for people a second. */
export const installSpacingMs = 1000 / 30
const readUsers = { needs: 'User.Read.All', query: { $select: personSelect } }

export function graphDirectory(graph: Graph, options: DirectoryOptions): Directory {
  const { agentsGroupId, teamsAppId, now } = options
  const person: Directory['person'] = async id =>
    guid.test(id) ? read(orNull(graph.get<User>(`/users/${id}`, readUsers))) : null
  const people: Directory['people'] = ids =>
    findByIds(
      graph,
      ids.filter(id => guid.test(id)),
    )
  const group = (id: string | undefined) =>
    id === undefined ? async () => [] : keep({ load: () => enabledMembersOf(graph, id), now, freshMs }).get
  const comms = group(options.commsGroupId)
  const admins = group(options.adminGroupId)
  const officers = group(options.dpoGroupId)
  const archivists = group(options.archivistGroupId)
  const turn = options.installTurn ?? createSpacing(installSpacingMs)
  // Tens of thousands of ids take seconds: nobody waits for them twice.
  const loadAgents = agentsGroupId === undefined ? null : () => memberIdsOf(graph, agentsGroupId)
  const agents = loadAgents && keep({ load: loadAgents, now, freshMs, ahead: true }).get
  return {
    person,
    byMails: mails => findPeople(graph, mails),
    people,
    byMail: async mail => (await findPeople(graph, [mail])).get(mail.toLowerCase()) ?? null,
    manager: async id => (guid.test(id) ? read(orNull(graph.get<User>(`/users/${id}/manager`, readUsers))) : null),
    roles: createRoles({ comms, admins, officers, archivists, agents, person, people, now }),
    isAgent: async ({ id, enabled, guest }) => (agents ? (await agents()).has(id) : enabled && !guest),
    everyone: frozenEveryone(
      () => (agentsGroupId === undefined ? memberAccounts(graph) : membersOf(graph, agentsGroupId)),
      now,
    ),
    members: groupId => membersAndOwners(graph, groupId),
    comms,
    admins,
    officers,
    archivists,
    fallback: group(options.fallbackGroupId),
    onCall: options.onCallGroupId === undefined ? comms : group(options.onCallGroupId),
    ...groups(graph, now),
    seesAbsences: options.absencesLimited === true,
    absence: options.absencesLimited
      ? readAbsence(graph, { now, refused: options.refused ?? (() => undefined) })
      : async () => null,
    installs: teamsAppId !== undefined,
    install: async id => {
      if (teamsAppId === undefined) return 'not-allowed'
      await turn()
      return installApp(graph, id, teamsAppId)
    },
  }
}

async function read(asked: Promise<User | null>): Promise<Person | null> {
  const user = await asked
  return user && readPerson(user)
}

async function* memberAccounts(graph: Graph): AsyncIterable<Person[]> {
  const query = { $select: personSelect, $filter: openMembers, $top: 999 }
  const pages = graph.pages<User>('/users', { needs: 'User.Read.All', query })
  for await (const users of pages) yield users.map(readPerson)
}

async function* membersAndOwners(graph: Graph, groupId: string): AsyncIterable<Person[]> {
  yield* membersOf(graph, groupId)
  yield* ownersOf(graph, groupId)
}

function groups(graph: Graph, now: () => Instant): Pick<Directory, 'findGroups' | 'group' | 'findTeams' | 'team'> {
  const find = groupFinder(graph, now)
  return {
    findGroups: find.groups,
    findTeams: find.teams,
    group: id => groupById(graph, id),
    team: id => teamById(graph, id),
  }
}

/** https://learn.microsoft.com/graph/api/userteamwork-post-installedapps: 201 has no body, 409: already there. */
async function installApp(graph: Graph, person: string, teamsAppId: string): Promise<Outcome> {
  const app = { 'teamsApp@odata.bind': `${graph.root}/appCatalogs/teamsApps/${segment(teamsAppId)}` }
  try {
    await graph.send('POST', `/users/${segment(person)}/teamwork/installedApps`, app, { needs })
    return 'installed'
  } catch (error) {
    if (isRefusal(error, 409)) return 'installed'
    if (isRefusal(error, 404)) return 'no-teams'
    const no = forbidden(error)
    if (!no) throw error
    // One status for three reasons: the app's permission, the tenant's policy, a person without a Teams licence.
    return /licen[cs]e/i.test(`${no.code} ${no.detail}`) ? 'no-teams' : 'not-allowed'
  }
}
