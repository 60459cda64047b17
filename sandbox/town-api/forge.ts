import type { Incoming, Route } from '../router.ts'
import { signActivityToken } from '../login.ts'
import { bad, bodyOf, ok, type TownApi } from './api.ts'

type Claims = {
  aud: string
  iss: string
  serviceurl: string
  expiresIn: number
  notBefore: number
  kid: string
  tid: string
}

type Raw = {
  activity: unknown
  /** `null`: no Authorization header at all; absent: the real token. */
  token: string | null
}

/** For tests that play a forger: raw activities, and tokens with something wrong in them. */
export function forgeRoutes(api: TownApi): Route[] {
  return [
    ['POST', '/town/activities', async request => deliver(api, request)],
    ['POST', '/town/token', async request => ok({ token: await sign(api, bodyOf<Claims>(request)) })],
  ]
}

async function deliver(api: TownApi, request: Incoming) {
  const { activity, token } = bodyOf<Raw>(request)
  if (activity === undefined) return bad(400, 'The activity is missing.')
  if (token === undefined) return ok(await api.bot.deliver(activity))
  return ok(await api.bot.deliver(activity, token === null ? null : `Bearer ${token}`))
}

function sign(api: TownApi, { aud, serviceurl, ...overrides }: Partial<Claims>): Promise<string> {
  return signActivityToken(api.keys, {
    aud: aud ?? api.world.town.appId,
    serviceUrl: serviceurl ?? `${api.world.origin}/`,
    overrides,
  })
}
