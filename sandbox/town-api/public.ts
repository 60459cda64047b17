import { randomUUID } from 'node:crypto'
import { citizens } from '../public/citizens.ts'
import { seenByPublic } from '../public/seen-by-public.ts'
import type { Place, Said } from '../public/public-side.ts'
import type { Incoming, Route } from '../router.ts'
import { bad, bodyOf, ok, type TownApi } from './api.ts'

/** What the public sees of the town, what a citizen answers, and what happens to the accounts. */
export function publicTownRoutes(api: TownApi): Route[] {
  const { public: side } = api
  return [
    ['GET', '/town/public', async () => ok({ ...seenByPublic(side), citizens, webhooks: [...side.webhooks.values()] })],
    ['POST', '/town/public/said', async request => say(api, request)],
    ['PUT', '/town/public', async request => setPublic(api, request)],
  ]
}

const saidPlaces = ['bluesky', 'mastodon', 'large'] as const
const places = ['bluesky', 'mastodon', 'cms', 'webhook'] as const

type Saying = { place: Said['place']; by: string; text: string; to: string }

/** A citizen answers (`to`), or names the town. */
function say({ public: side }: TownApi, request: Incoming) {
  const { place, by, text, to } = bodyOf<Saying>(request)
  const citizen = citizens.find(one => one.handle === by) ?? citizens[0]
  if (citizen === undefined || !saidPlaces.some(one => one === place) || place === undefined)
    return bad(400, 'place is bluesky, mastodon or large.')
  if (typeof text !== 'string' || text.trim() === '') return bad(400, 'The text is missing.')
  const at = new Date(side.now()).toISOString()
  const said: Said = { id: randomUUID(), place, by: citizen, text, at, ...(to === undefined ? {} : { to }) }
  side.said.set(said.id, said)
  side.changed()
  return ok({ said })
}

/** `aheadMs`: the networks' hours that have passed; `revoked`: the accounts whose password or token was withdrawn. */
function setPublic({ public: side }: TownApi, request: Incoming) {
  const { aheadMs, revoked } = bodyOf<{ aheadMs: number; revoked: Place[] }>(request)
  if (aheadMs !== undefined && !Number.isFinite(aheadMs)) return bad(400, 'aheadMs is a number.')
  if (revoked !== undefined && !revoked.every(one => places.includes(one))) return bad(400, 'revoked names networks.')
  if (aheadMs !== undefined) side.ahead.ms = aheadMs
  if (revoked !== undefined) {
    side.revoked.clear()
    for (const one of revoked) side.revoked.add(one)
  }
  return ok({ aheadMs: side.ahead.ms, revoked: [...side.revoked] })
}
