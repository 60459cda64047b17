/**
 * Graph tells of direct members only: memberships are kept as edges, and when a group enters or leaves another one
 * everybody is read anew. A full reading is written beside the one in use and replaces it in one transaction, so that a
 * killed one leaves no trace.
 */

import type { Change } from '../../change.ts'
import { Unavailable, unlessAway } from '../../domain/errors.ts'
import { directoryNoticeId } from '../../domain/people/directory-notice.ts'
import { type DirectoryNews, type DirectoryState, isFor, type Membership } from '../../domain/people/kept-person.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Ports } from '../../ports.ts'
import { ownerlessCampaigns, type OwnerlessNeeds } from './ownerless-campaigns.ts'

type Needs = Pick<Ports, 'directoryChanges' | 'directoryTable' | 'conversations' | 'now'>

type Follows = Needs & OwnerlessNeeds & Pick<Ports, 'directoryNotice'>

/** Groups that one token follows: https://learn.microsoft.com/graph/api/group-delta */
const groupsOfToken = 50
const triesMost = 5

/**
 * The job, always ordered, that keeps the directory: reads what changed, or everybody where nothing is kept yet, where
 * it is kept for other groups, or where Graph forgot the token. Where nothing changed it costs one request for people
 * and one for each fifty groups. It asks for itself again.
 */
export async function readDirectory(
  ports: Follows & Pick<Ports, 'commit'>,
  { directoryEveryMs: inMs }: Pick<Settings, 'directoryEveryMs'>,
): Promise<void> {
  if ((await followDirectory(ports)) === 'start-over') await readEverybody(ports)
  const isFollowed = await hasNews(ports)
  await ports.commit(...(isFollowed ? [{ job: 'directory.follow', data: {} } satisfies Change] : []), {
    job: 'directory.read',
    data: {},
    inMs,
  })
}

/** Somebody changed, or the communication team is shown something that may be over by now. */
async function hasNews(ports: Follows): Promise<boolean> {
  const { directoryTable, directoryNotice } = ports
  const notice = await directoryNotice.byId(directoryNoticeId)
  const isOpen = notice !== null && notice.work.length + notice.departments.length > 0
  if (isOpen || (await directoryTable.changed(1)).length > 0) return true
  // A person who leaves the communication team but not the agents is seen only here.
  return (await unlessAway(() => ownerlessCampaigns(ports), [])).length > 0
}

/** Brings what is kept to what Graph says now. `start-over`: everybody has to be read, and nothing was changed. */
export async function followDirectory(ports: Needs): Promise<'done' | 'start-over'> {
  const { directoryChanges: changes, directoryTable: table } = ports
  for (let tries = 0; tries < triesMost; tries++) {
    const state = await table.state()
    if (!isFor(state, changes.roots)) return 'start-over'
    // From before the request: a change while Graph answers belongs to the next reading.
    const readAt = ports.now()
    const heard = await newsSince(ports, state)
    if (heard === 'start-over') return heard
    const next = { ...state, tokens: heard.tokens, readAt }
    if ((await table.apply(heard.news, next)) === 'done') return 'done'
  }
  throw new Unavailable('busy')
}

type Heard = { news: Omit<DirectoryNews, 'partial'>; tokens: DirectoryState['tokens'] }

async function newsSince(
  { directoryChanges: changes, directoryTable: table, conversations }: Needs,
  state: DirectoryState,
) {
  const people = await changes.peopleSince(state.tokens.users)
  if (people.kind === 'expired') return 'start-over'
  const [joined, left, tokens]: [Membership[], Membership[], string[]] = [[], [], []]
  for (const token of state.tokens.groups) {
    const groups = await changes.groupsSince(token)
    // A group within a group came or went: its members were never read, or are out now.
    if (groups.kind === 'expired' || groups.gone.length > 0) return 'start-over'
    joined.push(...groups.joined)
    left.push(...groups.left)
    tokens.push(groups.next)
  }
  if ([...joined, ...left].some(({ isGroup }) => isGroup)) return 'start-over'
  const told = new Set(people.people.map(({ id }) => id))
  const newcomers = joined.map(({ member }) => member).filter(id => !told.has(id))
  const came = new Set(joined.map(({ member }) => member))
  const known = await table.people([...newcomers, ...told, ...people.partial])
  // A person restored from the bin is in their groups again, of which the groups tell nothing, and which may have been
  // read meanwhile.
  const back = [...told, ...people.partial].filter(id => !known.has(id) && !came.has(id))
  if (back.length > 0 && (await conversations.of(back)).size > 0) return 'start-over'
  const asked = new Set([...people.partial, ...newcomers.filter(id => !known.has(id))])
  const found = asked.size === 0 ? [] : await changes.named([...asked])
  const news = { ...people, people: [...people.people, ...found], joined, left }
  return { news, tokens: { users: people.next, groups: tokens } } satisfies Heard
}

/**
 * The tokens come first: changes while pages are read are told by the next reading. People kept before stay until then.
 */
async function readEverybody({
  directoryChanges: changes,
  directoryTable: table,
  now,
}: Pick<Needs, 'directoryChanges' | 'directoryTable' | 'now'>): Promise<void> {
  const { roots } = changes
  const version = (await table.state())?.version ?? 0
  const reading = await table.begin()
  const filledAt = now()
  const users = await changes.peopleFromNow()
  const { tokens, holds } = await readGroups({ directoryChanges: changes, directoryTable: table }, reading)
  if (roots.agents === null) for await (const people of changes.everybody()) await table.add(reading, people, [])
  const all = rootIds(roots)
  const within = Object.fromEntries(all.map(root => [root, [...groupsWithin(root, holds)]]))
  const state = { version, roots, tokens: { users, groups: tokens }, within, filledAt, readAt: filledAt }
  // The quicker of two readings is kept.
  await table.finish(reading, state)
}

/** Groups hold groups: each level has its tokens before its members are read. */
async function readGroups(
  { directoryChanges: changes, directoryTable: table }: Pick<Needs, 'directoryChanges' | 'directoryTable'>,
  reading: number,
) {
  const tokens: string[] = []
  const holds = new Map<string, Set<string>>()
  let floor = rootIds(changes.roots)
  while (floor.length > 0) {
    for (let start = 0; start < floor.length; start += groupsOfToken)
      tokens.push(await changes.groupsFromNow(floor.slice(start, start + groupsOfToken)))
    for (const group of floor) holds.set(group, new Set())
    for await (const { group, people, groups } of changes.membersOf(floor)) {
      for (const one of groups) holds.get(group)!.add(one)
      const memberships = [
        ...people.map(({ id }) => ({ group, member: id, isGroup: false })),
        ...groups.map(one => ({ group, member: one, isGroup: true })),
      ]
      await table.add(reading, people, memberships)
    }
    floor = [...new Set(floor.flatMap(group => [...holds.get(group)!]))].filter(group => !holds.has(group))
  }
  return { tokens, holds }
}

function groupsWithin(root: string, holds: Map<string, Set<string>>): Set<string> {
  const found = new Set([root])
  // A set that grows while it is iterated yields the new elements too.
  for (const group of found) for (const one of holds.get(group) ?? []) found.add(one)
  return found
}

function rootIds({ agents, others }: DirectoryState['roots']): string[] {
  // The large group comes last: a missing group ends the reading before much was spent.
  return [...new Set([...others, ...(agents === null ? [] : [agents])])]
}
