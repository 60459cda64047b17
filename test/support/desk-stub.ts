import { createServer, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { deskRoutes } from '../../sandbox/desk/serve.ts'
import { createRouter, type Handler, type Incoming, type Route } from '../../sandbox/router.ts'
import { createStubBot, type Pressed } from './desk-stub-bot.ts'
import { createStubTown, type Said, type StubPerson, type StubTown } from './desk-stub-town.ts'

const html = { 'content-type': 'text/html; charset=utf-8' }
const ok = (body: unknown) => ({ status: 200, body })
type Body = Record<string, unknown> & {
  text?: string
  activityId?: string
  files?: { name: string; contentType: string }[]
  inputs?: Record<string, string>
}
const bodyOf = (request: Incoming): Body => (request.body as Body) ?? {}

/** Serves the real desk over a small stand-in for the `/town` API, with a scripted Mary. */
export async function startDeskStub(port = 0) {
  const town = createStubTown()
  const route = createRouter([...stubRoutes(town), ...deskRoutes()])
  const server = createServer((request, response) =>
    request.url === '/town/events' ? stream(town, response) : route(request, response),
  )
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    town,
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

function stream(town: StubTown, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write('retry: 500\n\n')
  const listener = (event: object): boolean => response.write(`data: ${JSON.stringify(event)}\n\n`)
  town.listeners.add(listener)
  response.on('close', () => town.listeners.delete(listener))
}

function stubRoutes(town: StubTown): Route[] {
  return [...aboutRoutes(town), ...peopleRoutes(town)]
}

function aboutRoutes(town: StubTown): Route[] {
  const counts = {
    teams: { requests: 12, sends: 9, creates: 3, throttled: 0, worstSecond: 7 },
    graph: { requests: 21, byPath: {} },
    held: {},
  }
  return [
    [
      'GET',
      '/town',
      async () =>
        ok({
          name: 'Saint-Aubin-les-Marais',
          peopleCount: town.people.length,
          departments: town.departments,
          team: { name: 'Communication', channelName: 'Publications' },
          bot: { url: 'http://127.0.0.1:3978', up: true },
        }),
    ],
    [
      'GET',
      '/town/lists',
      async () =>
        ok([
          {
            name: 'Propositions',
            items: town.items,
            columns: [
              { name: 'Title', displayName: 'Titre' },
              { name: 'Reference', displayName: 'Référence' },
              { name: 'Etat', displayName: 'État' },
              { name: 'Auteur' },
            ],
          },
        ]),
    ],
    ['GET', '/town/drive', async () => ok([])],
    ['GET', '/town/mails', async () => ok(town.mails)],
    [
      'GET',
      '/town/mails/:id/page',
      async () => ({ status: 200, headers: html, body: Buffer.from('<h1>Le numéro</h1>') }),
    ],
    ['GET', '/town/public', async () => ok(town.public)],
    [
      'POST',
      '/town/public/said',
      async request => {
        town.said.push(bodyOf(request))
        return ok({})
      },
    ],
    ['GET', '/town/faults', async () => ok({ faults: town.faults })],
    [
      'PUT',
      '/town/faults',
      async request => {
        town.faults = bodyOf(request)['faults'] as StubTown['faults']
        town.listeners.forEach(listener => listener({ type: 'faults' }))
        return ok({ faults: town.faults })
      },
    ],
    ['PUT', '/town/permissions', async request => ok({ createLists: true, installApps: true, ...bodyOf(request) })],
    ['GET', '/town/counts', async () => ok(counts)],
    ['GET', '/town/violations', async () => ok([])],
    [
      'GET',
      '/town/channel',
      async request =>
        ok({
          threads: town.threads.map(({ id, activities }) => ({
            id,
            activities: seenBy(activities, request.query.get('as') ?? ''),
          })),
        }),
    ],
  ]
}

function peopleRoutes(town: StubTown): Route[] {
  const bot = createStubBot(town)
  const withPerson =
    (handler: (person: StubPerson, request: Incoming) => unknown): Handler =>
    async request => {
      const person = town.people.find(({ id }) => id === request.params['id'])
      return person === undefined
        ? { status: 404, body: { error: { message: 'There is no such person.' } } }
        : ok(handler(person, request))
    }
  const tie = ({ id }: StubPerson) => ({ installed: town.installed.get(id), blocked: town.blocked.has(id) })
  const change = (what: (person: StubPerson) => unknown): Handler =>
    withPerson(person => {
      what(person)
      bot.emit({ type: 'chat', personId: person.id })
      return {}
    })
  const at = '/town/people/:id'
  return [
    ['GET', '/town/people', async request => ok(search(town, request.query))],
    ['GET', at, withPerson(person => ({ ...person, ...tie(person), unread: 0 }))],
    [
      'GET',
      `${at}/chat`,
      withPerson(person => ({ ...tie(person), activities: seenBy(town.chats.get(person.id) ?? [], person.id) })),
    ],
    [
      'POST',
      `${at}/say`,
      withPerson((person, request) => {
        const { text, files = [] } = bodyOf(request)
        return bot.hear(person, {
          ...(text === undefined ? {} : { text }),
          attachments: files.map(({ name, contentType }) => ({ name, contentType })),
        })
      }),
    ],
    [
      'POST',
      `${at}/press`,
      withPerson((person, request) => bot.press(person, pressedIn(town, person, bodyOf(request)))),
    ],
    ['POST', `${at}/dialog`, withPerson((_, request) => bot.submitDialog(bodyOf(request).inputs ?? {}))],
    ['POST', `${at}/refresh`, withPerson(() => ({ status: 200 }))],
    [
      'POST',
      `${at}/react`,
      withPerson((person, request) => {
        const activity = find(town, person, String(bodyOf(request).activityId))
        activity.reactions = [...(activity.reactions ?? []), { type: String(bodyOf(request)['type']), from: person.id }]
        return {}
      }),
    ],
    ['POST', `${at}/install`, change(({ id }) => town.installed.set(id, true))],
    ['POST', `${at}/uninstall`, change(({ id }) => town.installed.set(id, false))],
    ['POST', `${at}/block`, change(({ id }) => town.blocked.add(id))],
    ['POST', `${at}/unblock`, change(({ id }) => town.blocked.delete(id))],
  ]
}

function find(town: StubTown, person: StubPerson, activityId: string): Said {
  const all = [...(town.chats.get(person.id) ?? []), ...town.threads.flatMap(thread => thread.activities)]
  const activity = all.find(({ id }) => id === activityId)
  if (activity === undefined) throw new Error(`No activity ${activityId}`)
  return activity
}

function pressedIn(town: StubTown, person: StubPerson, body: Body): Pressed {
  return {
    activity: find(town, person, String(body.activityId)),
    action: body['action'] as Pressed['action'],
    inputs: body.inputs ?? {},
  }
}

function seenBy(activities: Said[], personId: string): object[] {
  return activities.map(({ mine, ...rest }) =>
    mine?.[personId] === undefined ? rest : { ...rest, mine: mine[personId] },
  )
}

function search(town: StubTown, query: URLSearchParams): object {
  const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const is = (name: string, values: (string | null)[]): boolean =>
    query.get(name) === null || values.includes(query.get(name))
  const found = town.people.filter(
    person =>
      is('department', [person.department]) &&
      is('role', person.roles) &&
      is('situation', [person.situation]) &&
      plain(`${person.displayName} ${person.jobTitle}`).includes(plain(query.get('search') ?? '')),
  )
  const offset = Number(query.get('offset') ?? 0)
  return { total: found.length, people: found.slice(offset, offset + Number(query.get('limit') ?? 50)) }
}
