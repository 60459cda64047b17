import { createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { once } from 'node:events'
import type { AddressInfo, Server } from 'node:net'
import { calendarRoutes } from '../calendars.ts'
import { type ContractPaths, openContract } from '../contract/contract.ts'
import { deskRoutes } from '../desk/serve.ts'
import { tabMirror } from '../desk/tab-mirror.ts'
import { install, uninstall } from '../doings/ties.ts'
import { graphRoutes } from '../graph/routes.ts'
import { grantedRoles, type GraphState } from '../graph/state.ts'
import { checkBearer, loginRoutes } from '../login.ts'
import { publicRoutes } from '../public/public-routes.ts'
import { createRouter, type Route } from '../router.ts'
import { teamsRoutes } from '../teams/routes.ts'
import { loopbackOnly, townRoutes } from '../town-api/routes.ts'
import { openCertificate } from './certificate.ts'
import { openTown, type OpenTown } from './open-town.ts'
import type { Settings } from './settings.ts'
import { variablesOf } from './variables.ts'

export type Sandbox = {
  desk: string
  /** The authority to trust, in PEM. */
  ca: string
  /** What a tenant would have put in the environment. */
  variables: Record<string, string>
  close(): void
}

const host = '127.0.0.1'
const connectorAudience = 'https://api.botframework.com'
/** Longer than any client keeps an idle connection: never closed under a request that is on its way. */
const keepAliveTimeout = 75_000

/** Opens the town: one server that plays Microsoft, one for the desk and its API. */
export async function openSandbox(settings: Settings): Promise<Sandbox> {
  const contract = settings.check ? await openContract(contractPaths(settings)) : undefined
  const town = await openTown(settings, contract?.violations ?? [])
  const { key, cert } = await openCertificate(settings.folder)
  const watch = contract === undefined ? {} : { watch: contract.watch.bind(contract) }
  const service = createSecureServer({ key, cert, keepAliveTimeout }, createRouter(serviceRoutes(town), watch))
  const port = await listen(service, settings.port === 0 ? 0 : settings.port + 1)
  town.world.origin = `https://localhost:${port}`
  const { pictures } = settings
  const mirror = tabMirror(() => town.bot.url, pictures)
  const routes = loopbackOnly([...townRoutes(town), ...deskRoutes(pictures), ...mirror])
  const desk = createServer({ keepAliveTimeout }, createRouter(routes))
  const deskPort = await listen(desk, settings.port)
  return {
    desk: `http://localhost:${deskPort}`,
    ca: cert,
    variables: variablesOf(town.world.town, town.world.origin, town.public.accounts),
    close: () => {
      for (const server of [desk, service]) {
        server.close()
        server.closeAllConnections()
      }
      town.flush()
    },
  }
}

function contractPaths({ graphContract, connectorContract, mastodonContract }: Settings): ContractPaths {
  return {
    ...(graphContract === undefined ? {} : { graph: graphContract }),
    ...(connectorContract === undefined ? {} : { connector: connectorContract }),
    ...(mastodonContract === undefined ? {} : { mastodon: mastodonContract }),
  }
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, host)
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

function serviceRoutes(api: OpenTown): Route[] {
  const { world, keys } = api
  const { town } = world
  return [
    ...teamsRoutes(world, header => checkBearer(keys, header, connectorAudience)),
    ...calendarRoutes(),
    ...publicRoutes(api.public),
    ...loginRoutes(
      town,
      keys,
      () => world.origin,
      () => grantedRoles(api.permissions),
    ),
    ...graphRoutes(town, graphState(api)),
  ]
}

/** What Graph has to know of the Teams side. */
function graphState(api: OpenTown): GraphState {
  const { world, keys, permissions, sharePoint, subscriptions, outbox, mind } = api
  const person = (id: string) => {
    const found = world.reach.person(id)
    if (found === undefined) throw new Error(`No person ${id}`)
    return found
  }
  return {
    keys,
    permissions,
    sharePoint,
    subscriptions,
    outbox,
    mind,
    register: world.register,
    origin: () => world.origin,
    faults: world.faults,
    install: async id => {
      await install(api, person(id))
    },
    uninstall: async id => {
      await uninstall(api, person(id))
    },
    installed: id => world.reach.tie(person(id)).installed,
    hasTeams: id => world.reach.hasTeams(person(id)),
    away: id => world.reach.away(person(id)),
    conversationOf: id => world.reach.chatOf(person(id)),
    spend: units => {
      const waitMs = world.limits.on ? world.units.take(units, Date.now()) : 0
      world.meters.units(units, waitMs > 0)
      return waitMs
    },
    requested: path => world.meters.graph(path),
    refused: status => world.meters.refused(status),
    cut: () => world.meters.graphCut(),
  }
}
