import type { Incoming, Route } from '../router.ts'
import { readFaults } from '../faults.ts'
import { allPermissions } from '../graph/state.ts'
import { revokeTokens } from '../login.ts'
import { bad, bodyOf, ok, type TownApi } from './api.ts'

/** Faults, limits, permissions, tokens, meters, the bot's address, starting anew. */
export function controlRoutes(api: TownApi): Route[] {
  const { world } = api
  return [
    ['GET', '/town/faults', async () => ok({ faults: world.faults.list() })],
    ['PUT', '/town/faults', async request => setFaults(api, request)],
    [
      'PUT',
      '/town/limits',
      async request => {
        world.limits.on = bodyOf<{ on: boolean }>(request).on !== false
        return ok({ on: world.limits.on })
      },
    ],
    ['PUT', '/town/permissions', async request => ok(Object.assign(api.permissions, flags(request)))],
    ['GET', '/town/subscriptions', async () => ok({ subscriptions: api.subscriptions.all() })],
    ['PUT', '/town/subscriptions', async request => setSubscriptions(api, request)],
    ['DELETE', '/town/subscriptions', async () => forgetSubscriptions(api)],
    ['GET', '/town/counts', async () => ok({ ...world.meters.read(), held: held(api) })],
    [
      'DELETE',
      '/town/counts',
      async () => {
        world.meters.reset()
        return ok({})
      },
    ],
    ['DELETE', '/town/tokens', async () => ok({ revoked: revokeTokens(api.keys) })],
    ['DELETE', '/town/addresses', async () => ok({ ended: world.files.endAddresses() })],
    ['GET', '/town/violations', async () => ok(api.violations)],
    ['POST', '/town/bot', async request => setBot(api, request)],
    [
      'POST',
      '/town/reset',
      async () => {
        api.reset()
        return ok({})
      },
    ],
  ]
}

function setFaults(api: TownApi, request: Incoming) {
  const faults = readFaults(bodyOf<{ faults: unknown }>(request).faults)
  if (faults === undefined) return bad(400, 'These faults are malformed.')
  api.world.faults.set(faults)
  api.world.events.emit({ type: 'faults' })
  return ok({ faults: api.world.faults.list() })
}

/** `lost`: from now on no notification arrives. */
function setSubscriptions({ subscriptions }: TownApi, request: Incoming) {
  const { lost } = bodyOf<{ lost: boolean }>(request)
  if (typeof lost !== 'boolean') return bad(400, 'lost is true or false.')
  subscriptions.notifier.loses = lost
  return ok({ lost })
}

/** Graph knows of none of them any more. */
function forgetSubscriptions({ subscriptions }: TownApi) {
  const count = subscriptions.all().length
  subscriptions.clear()
  return ok({ forgotten: count })
}

function flags(request: Incoming): Partial<TownApi['permissions']> {
  const asked = Object.entries(bodyOf<TownApi['permissions']>(request))
  return Object.fromEntries(asked.filter(([name, on]) => name in allPermissions && typeof on === 'boolean'))
}

/** For each person: how many of the bot's activities lie in their chat. */
function held({ world }: TownApi): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const conversationId of world.chats.conversations()) {
    const person = world.reach.personOfChat(conversationId)
    if (person === undefined) continue
    const number = world.chats.in(conversationId).filter(one => one.from === 'bot' && !one.deleted).length
    if (number > 0) counts[person.id] = number
  }
  return counts
}

async function setBot(api: TownApi, request: Incoming) {
  const { url } = bodyOf<{ url: string }>(request)
  if (url === undefined || !URL.canParse(url)) return bad(400, 'The url is missing or malformed.')
  api.bot.url = url
  return ok({ url, up: await api.bot.look() })
}
