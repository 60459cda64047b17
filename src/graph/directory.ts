import type { Group, User } from '@microsoft/microsoft-graph-types'
import type { Person } from '../core/actor.ts'
import type { Directory } from '../core/ports/people.ts'
import type { Instant } from '../core/time.ts'
import { type Graph, quoted } from './graph.ts'
import { keep } from './keep.ts'
import { findPeople } from './people/find-people.ts'
import { enabledMembersOf, memberIdsOf, membersOf } from './people/group-members.ts'
import { installApp } from './people/install.ts'
import { personSelect, readPerson } from './people/read-person.ts'
import { createRoles } from './people/roles.ts'
import { orNull } from './transport/failure.ts'

export type DirectoryOptions = {
  agentsGroupId?: string | undefined
  commsGroupId: string
  adminGroupId?: string | undefined
  fallbackGroupId?: string | undefined
  teamsAppId?: string | undefined
  now: () => Instant
}

const freshMs = 5 * 60_000
const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i
const readGroups = { needs: 'GroupMember.Read.All', query: { $select: 'id,displayName' } }
const readUsers = { needs: 'User.Read.All', query: { $select: personSelect } }

export function graphDirectory(graph: Graph, options: DirectoryOptions): Directory {
  const { agentsGroupId, teamsAppId, now } = options
  const person: Directory['person'] = async id =>
    guid.test(id) ? read(orNull(graph.get<User>(`/users/${id}`, readUsers))) : null
  const group = (id: string | undefined) =>
    id === undefined ? async () => [] : keep({ load: () => enabledMembersOf(graph, id), now, freshMs }).get
  const comms = group(options.commsGroupId)
  // Tens of thousands of ids take seconds: nobody waits for them twice.
  const loadAgents = agentsGroupId === undefined ? null : () => memberIdsOf(graph, agentsGroupId)
  const agents = loadAgents && keep({ load: loadAgents, now, freshMs, ahead: true }).get
  return {
    person,
    byMail: async mail => (await findPeople(graph, [mail])).get(mail.toLowerCase()) ?? null,
    manager: async id => (guid.test(id) ? read(orNull(graph.get<User>(`/users/${id}/manager`, readUsers))) : null),
    roles: createRoles({ comms, admins: group(options.adminGroupId), agents, person, now }),
    everyone: () => (agentsGroupId === undefined ? memberAccounts(graph) : enabledPages(graph, agentsGroupId)),
    members: groupId => membersOf(graph, groupId),
    comms,
    fallback: group(options.fallbackGroupId),
    findGroups: text => findGroups(graph, text.trim()),
    group: async id => {
      if (!guid.test(id)) return null
      const found = await orNull(graph.get<Group>(`/groups/${id}`, readGroups))
      return found && readGroup(found)
    },
    install: async id => (teamsAppId === undefined ? 'not-allowed' : installApp(graph, id, teamsAppId)),
  }
}

async function read(asked: Promise<User | null>): Promise<Person | null> {
  const user = await asked
  return user && readPerson(user)
}

async function* memberAccounts(graph: Graph): AsyncIterable<Person[]> {
  const $filter = "accountEnabled eq true and userType eq 'Member'"
  const query = { $select: personSelect, $filter, $top: 999 }
  const pages = graph.pages<User>('/users', { needs: 'User.Read.All', query })
  for await (const users of pages) yield users.map(readPerson)
}

async function* enabledPages(graph: Graph, groupId: string): AsyncIterable<Person[]> {
  for await (const page of membersOf(graph, groupId)) yield page.filter(person => person.enabled)
}

async function findGroups(graph: Graph, text: string): Promise<{ id: string; name: string }[]> {
  if (text === '') return []
  const query = { ...readGroups.query, $filter: `startswith(displayName,${quoted(text)})`, $top: 20 }
  const { value } = await graph.get<{ value: Group[] }>('/groups', { ...readGroups, query })
  return value.slice(0, 20).map(readGroup)
}

function readGroup(group: Group): { id: string; name: string } {
  return { id: group.id ?? '', name: group.displayName ?? '' }
}
