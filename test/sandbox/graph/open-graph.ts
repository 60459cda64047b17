import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openContract, type Contract } from '../../../sandbox/contract/contract.ts'
import { Faults } from '../../../sandbox/faults.ts'
import { graphRoutes } from '../../../sandbox/graph/routes.ts'
import { allPermissions, type Permissions } from '../../../sandbox/graph/state.ts'
import { type KeptMail, Outbox } from '../../../sandbox/world/outbox.ts'
import type { Away } from '../../../sandbox/world/reach.ts'
import { Register, type Change } from '../../../sandbox/world/register.ts'
import { openSharePoint, type SharePoint } from '../../../sandbox/graph/sharepoint/sharepoint.ts'
import { Subscriptions } from '../../../sandbox/graph/subscriptions/subscriptions.ts'
import { loginRoutes, openKeys, type Keys } from '../../../sandbox/login.ts'
import { createRouter } from '../../../sandbox/router.ts'
import { Shelf } from '../../../sandbox/shelf.ts'
import { generateTown } from '../../../sandbox/town/generate.ts'
import type { Town } from '../../../sandbox/town/town.ts'

type Row = Record<string, unknown>
export type Json = Row & { value: Row[]; error: { code: string; message: string } }
export type CallOptions = { body?: unknown; headers?: Record<string, string> }
export type Reply = { status: number; headers: Headers; body: Json; text: string }

/** Login and Graph of the sandbox over real HTTP, everything checked against Microsoft's contract. */
export type OpenGraph = {
  town: Town
  keys: Keys
  origin: string
  faults: Faults
  permissions: Permissions
  /** Automatic replies, by person; others as their situation says. */
  away: Map<string, Away>
  sharePoint: SharePoint
  subscriptions: Subscriptions
  outbox: Outbox
  /** What was noted of messages. */
  minded: string[]
  register: Register
  contract: Contract
  installed: Set<string>
  token: string
  call: (method: string, path: string, options?: CallOptions) => Promise<Reply>
  close: () => void
}

// Dear to make, and the same for every test.
let shared: Promise<{ keys: Keys; contract: Contract }> | undefined

async function openShared(): Promise<{ keys: Keys; contract: Contract }> {
  const { GRAPH_CONTRACT } = process.env
  const contract = await openContract(GRAPH_CONTRACT === undefined ? {} : { graph: GRAPH_CONTRACT })
  return { keys: await openKeys(), contract }
}

/** `spend`: what SharePoint lets an app ask; absent: anything. `now`: what subscriptions take for the time. */
type OpenOptions = { people?: number; spend?: (units: number) => number; now?: () => number }

export async function openGraph({ people = 300, spend, now = Date.now }: OpenOptions = {}): Promise<OpenGraph> {
  const town = generateTown({ people })
  shared ??= openShared()
  const { keys, contract } = await shared
  contract.violations.length = 0
  const faults = new Faults()
  const subscriptions = new Subscriptions(undefined, town.tenantId, now)
  const sharePoint = openSharePoint(town, undefined, undefined, listId => subscriptions.tell(listId))
  const outbox = new Outbox(new Shelf<KeptMail>(undefined, 'mails'))
  const minded: string[] = []
  const register = new Register(town, new Shelf<Change>(undefined, 'changes'))
  const permissions = { ...allPermissions }
  const away = new Map<string, Away>()
  const installed = new Set<string>()
  let origin = ''
  const ofTeams = (id: string): boolean =>
    town.people.some(each => each.id === id && each.situation !== 'no-teams' && each.accountEnabled)
  const routes = graphRoutes(town, {
    keys,
    faults,
    permissions,
    sharePoint,
    subscriptions,
    outbox,
    mind: what => minded.push(what),
    register,
    ...(spend && { spend }),
    origin: () => origin,
    install: async id => {
      installed.add(id)
    },
    uninstall: async id => {
      installed.delete(id)
    },
    installed: id => installed.has(id),
    hasTeams: ofTeams,
    away: id =>
      away.get(id) ??
      (town.people.find(each => each.id === id)?.situation === 'on-leave'
        ? { until: '2036-12-04T17:00:00.000Z' }
        : 'off'),
    conversationOf: id => `a:${id}`,
  })
  const server = createServer(
    createRouter(
      [
        ...loginRoutes(
          town,
          keys,
          () => origin,
          () => [],
        ),
        ...routes,
      ],
      { watch: contract.watch },
    ),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const token = await askToken(town, origin, `${origin}/.default`)
  return {
    town,
    keys,
    origin,
    faults,
    permissions,
    away,
    sharePoint,
    subscriptions,
    outbox,
    minded,
    register,
    contract,
    installed,
    token,
    call: (method, path, options = {}) => call(origin, token, method, path, options),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

export async function askToken(town: Town, origin: string, scope: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: town.appId,
    client_secret: town.appPassword,
    scope,
  })
  const response = await fetch(`${origin}/${town.tenantId}/oauth2/v2.0/token`, { method: 'POST', body })
  const { access_token } = (await response.json()) as { access_token: string }
  assert.equal(response.status, 200)
  return access_token
}

async function call(
  origin: string,
  token: string,
  method: string,
  path: string,
  { body, headers = {} }: CallOptions,
): Promise<Reply> {
  const isBytes = Buffer.isBuffer(body)
  const response = await fetch(path.startsWith('http') ? path : `${origin}/v1.0${path}`, {
    method,
    redirect: 'manual',
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined || isBytes ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') === true
  return { status: response.status, headers: response.headers, text, body: (isJson ? JSON.parse(text) : {}) as Json }
}
