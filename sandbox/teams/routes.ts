import type { Answer, Handler, Incoming, Route } from '../router.ts'
import { createConversation, creationThread } from './conversations.ts'
import { failure, noActivity, notFound, notInRoster, refusal } from './errors.ts'
import { guard, type Authorize } from './guard.ts'
import { memberOf, peopleAt } from './members.ts'
import { placeOf, type Place } from '../world/place.ts'
import { faultOf, ownActivity, post, remove, update, type Posted } from './posting.ts'
import { teamRoutes } from './team-routes.ts'
import type { World } from '../world/world.ts'

/** The Bot Connector of Teams, as far as a bot in chats and channels needs it. */
export function teamsRoutes(world: World, authorize: Authorize): Route[] {
  const open = (handler: Handler) => guard(world, authorize, handler)
  const sending = (handler: Handler) => guard(world, authorize, handler, sendThread)
  const creating = (handler: Handler) => guard(world, authorize, handler, creationThread)
  const at = '/v3/conversations/:id'
  return [
    ['POST', '/v3/conversations', creating(async request => createConversation(world, request))],
    ['POST', `${at}/activities`, sending(async request => send(world, request))],
    ['POST', `${at}/activities/:activityId`, sending(async request => send(world, request))],
    ['PUT', `${at}/activities/:activityId`, sending(async request => put(world, request))],
    ['DELETE', `${at}/activities/:activityId`, sending(async request => erase(world, request))],
    ['GET', `${at}/activities/:activityId/members`, open(async request => members(world, request))],
    ['GET', `${at}/members`, open(async request => members(world, request))],
    ['GET', `${at}/members/:memberId`, open(async request => member(world, request))],
    ['GET', `${at}/pagedmembers`, open(async request => pagedMembers(world, request))],
    ...teamRoutes(world, open),
  ]
}

/** A thread of a channel shares the channel's limits. */
function sendThread(request: Incoming): string {
  return `send ${(request.params['id'] ?? '').split(';')[0]}`
}

function send(world: World, request: Incoming): Answer {
  const place = placeOf(world, request.params['id'] ?? '')
  if (place === undefined) return notFound
  const fault = faultOf(request.body, request.raw) ?? refusal(world, place)
  if (fault !== undefined) return fault
  const threaded = inThread(world, place, request.params['activityId'])
  if (threaded === undefined) return noActivity
  world.meters.send()
  return { status: 201, body: post(world, threaded, request.body as Posted, request.params['activityId']) }
}

/** In a channel a reply joins the thread of what it answers; elsewhere the place stays as it is. */
function inThread(world: World, place: Place, replyToId: string | undefined): Place | undefined {
  if (place.kind === 'chat') return place
  const root = place.threadId ?? replyToId
  if (root === undefined) return place
  const stored = world.chats.get(place.conversationId, root)
  return stored === undefined ? undefined : { ...place, threadId: stored.threadId ?? stored.id }
}

function put(world: World, request: Incoming): Answer {
  const fault = faultOf(request.body, request.raw)
  if (fault !== undefined) return fault
  const own = ownActivity(world, request.params['id'] ?? '', request.params['activityId'] ?? '')
  if (!('stored' in own)) return own
  update(world, own.place, own.stored, request.body as Posted)
  return { status: 200, body: { id: own.stored.id } }
}

function erase(world: World, request: Incoming): Answer {
  const own = ownActivity(world, request.params['id'] ?? '', request.params['activityId'] ?? '')
  if (!('stored' in own)) return own
  remove(world, own.place, own.stored)
  return { status: 200 }
}

/** The roster is open to the bot where it is installed, even to one that is blocked. */
function roster(world: World, request: Incoming): Place | Answer {
  const place = placeOf(world, request.params['id'] ?? '')
  if (place === undefined) return notFound
  if (place.kind === 'chat') return world.reach.tie(place.person).installed ? place : notInRoster
  return refusal(world, place) ?? place
}

function members(world: World, request: Incoming): Answer {
  const place = roster(world, request)
  if (!('kind' in place)) return place
  return { status: 200, body: peopleAt(world, place).map(person => memberOf(world, person)) }
}

function pagedMembers(world: World, request: Incoming): Answer {
  const place = roster(world, request)
  if (!('kind' in place)) return place
  const size = Math.min(Math.max(Number(request.query.get('pageSize') ?? 200) || 200, 50), 500)
  const from = Number(request.query.get('continuationToken') ?? 0) || 0
  const people = peopleAt(world, place)
  const page = people.slice(from, from + size).map(person => memberOf(world, person))
  const more = from + size < people.length ? { continuationToken: String(from + size) } : {}
  return { status: 200, body: { members: page, ...more } }
}

function member(world: World, request: Incoming): Answer {
  const place = roster(world, request)
  if (!('kind' in place)) return place
  const person = world.reach.person(request.params['memberId'] ?? '')
  if (person === undefined || !peopleAt(world, place).includes(person)) {
    return failure(404, 'MemberNotFoundInConversation', 'The member was not found in the conversation.')
  }
  return { status: 200, body: memberOf(world, person) }
}
