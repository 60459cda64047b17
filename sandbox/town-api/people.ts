import type { Incoming, Route } from '../router.ts'
import type { Person, Team } from '../town/town.ts'
import { placeOf } from '../world/place.ts'
import type { World } from '../world/world.ts'
import { ok, withPerson, type TownApi } from './api.ts'
import { show } from './shown.ts'

/** Reading what people are and see. */
export function peopleRoutes(api: TownApi): Route[] {
  return [
    ['GET', '/town/people', async request => ok(search(api.world, request))],
    ['GET', '/town/chats', async () => ok(chats(api.world))],
    ['GET', '/town/copies', async request => ok(copies(api.world, request.query.getAll('with')))],
    [
      'GET',
      '/town/people/:id',
      withPerson(api, async person => ({
        ...person,
        ...api.world.reach.tie(person),
        standing: api.world.register.standing(person.id),
        hasTeams: api.world.reach.hasTeams(person),
        away: api.world.reach.away(person),
        unread: unread(api, person),
      })),
    ],
    ['GET', '/town/people/:id/chat', withPerson(api, async (person, request) => chat(api, person, request))],
    ['GET', '/town/channel', async ({ query }) => ok(channel(api.world, query.get('as'), query.get('channel')))],
  ]
}

function search({ town, register }: World, { query }: Incoming): { total: number; people: Person[] } {
  const words = plain(query.get('search') ?? '')
    .split(' ')
    .filter(word => word !== '')
  const department = query.get('department')
  const role = query.get('role')
  const situation = query.get('situation')
  const names = town.departments.find(one => one.name === department)
  const belongs = (own: string | null): boolean =>
    own === department || (own !== null && names?.aliases.includes(own) === true)
  const found = town.people.filter(
    person =>
      register.isThere(person.id) &&
      (department === null || belongs(person.department)) &&
      (role === null || person.roles.some(one => one === role)) &&
      (situation === null || person.situation === situation) &&
      (words.length === 0 || hasWords(person, words)),
  )
  const offset = count(query.get('offset'), 0)
  return { total: found.length, people: found.slice(offset, offset + count(query.get('limit'), 50)) }
}

function hasWords(person: Person, words: string[]): boolean {
  const text = plain(`${person.displayName} ${person.department ?? ''} ${person.jobTitle} ${person.mail}`)
  return words.every(word => text.includes(word))
}

/** Without accents, case, or typographic apostrophes. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('’', "'")
}

function count(text: string | null, otherwise: number): number {
  const value = Number(text ?? Number.NaN)
  return Number.isInteger(value) && value >= 0 ? value : otherwise
}

function unread(api: TownApi, person: Person): number {
  const last = Number(api.reads.get(person.id) ?? 0)
  const activities = api.world.chats.in(api.world.reach.chatOf(person))
  return activities.filter(one => one.from === 'bot' && !one.deleted && Number(one.id) > last).length
}

/** Opening the chat is reading it, unless `peek` is asked for. */
function chat(api: TownApi, person: Person, request: Incoming): object {
  const { world, reads } = api
  const conversationId = world.reach.chatOf(person)
  const activities = world.chats.in(conversationId)
  const last = activities.at(-1)?.id
  if (last !== undefined && reads.get(person.id) !== last && !request.query.has('peek')) reads.set(person.id, last)
  return {
    conversationId,
    ...world.reach.tie(person),
    away: world.reach.away(person) !== 'off',
    activities: activities.map(stored => show(world, stored, person)),
  }
}

/** Where each person's chat with the bot is. */
function chats({ town, reach }: World): Record<string, string> {
  return Object.fromEntries(town.people.map(person => [person.id, reach.chatOf(person)]))
}

/** For each person: how many of the bot's cards in their chat say all these words; none: not listed. */
function copies(world: World, words: string[]): Record<string, number> {
  const cards = new Map<string, boolean>()
  const says = (card: string): boolean => {
    const known = cards.get(card) ?? hasAll(JSON.stringify(world.chats.attachments(card)), words)
    cards.set(card, known)
    return known
  }
  const counts: Record<string, number> = {}
  for (const person of world.town.people) {
    const number = world.chats
      .in(world.reach.chatOf(person))
      .filter(one => one.from === 'bot' && !one.deleted && one.cards !== undefined && says(one.cards)).length
    if (number > 0) counts[person.id] = number
  }
  return counts
}

function hasAll(text: string, words: string[]): boolean {
  return words.every(word => text.includes(word))
}

/** `id`: another channel than the one where proposals arrive. */
function channel(world: World, as: string | null, id: string | null): object {
  const person = as === null ? undefined : world.reach.person(as)
  const channelId = id ?? world.town.commsChannelId
  const place = placeOf(world, channelId)
  const threads = new Map<string, object[]>()
  for (const stored of place === undefined ? [] : world.chats.in(place.conversationId)) {
    const root = stored.threadId ?? stored.id
    threads.set(root, [...(threads.get(root) ?? []), show(world, stored, person)])
  }
  const list = [...threads].map(([id, activities]) => ({ id, activities }))
  const team = world.town.teams.find(one => one.id === world.town.commsTeamId)
  const names = (of: Team['channels'] = []) => of.map(({ id, displayName }) => ({ id, name: displayName }))
  return { channelId, threads: list, channels: names(team?.channels), deleted: names(team?.deleted) }
}
