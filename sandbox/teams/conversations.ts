import type { Answer, Incoming } from '../router.ts'
import { failure, notFound, notInstalled, refusal } from './errors.ts'
import { placeOf, type Place } from '../world/place.ts'
import { badArgument, faultOf, post, type Posted } from './posting.ts'
import type { World } from '../world/world.ts'

type Creation = {
  isGroup?: unknown
  members?: { id?: unknown; aadObjectId?: unknown }[]
  tenantId?: unknown
  activity?: Posted
  channelData?: { tenant?: { id?: unknown }; channel?: { id?: unknown } }
}

/** What a creation is sent to, for the limits of one thread. */
export function creationThread(request: Incoming): string {
  const { channelData, members } = (request.body ?? {}) as Creation
  const channel = channelData?.channel?.id
  return typeof channel === 'string' ? `send ${channel}` : `create ${String(members?.[0]?.id)}`
}

/** POST /v3/conversations: the chat with one person, or a new thread in a channel. */
export function createConversation(world: World, request: Incoming): Answer {
  if (typeof request.body !== 'object' || request.body === null) return badArgument('The parameters are missing.')
  const creation = request.body as Creation
  const channel = creation.channelData?.channel?.id
  if (creation.activity !== undefined) {
    const fault = faultOf(creation.activity, request.raw)
    if (fault !== undefined) return fault
  }
  return typeof channel === 'string' ? createThread(world, channel, creation) : createChat(world, creation)
}

function createThread(world: World, channelId: string, { activity }: Creation): Answer {
  if (activity === undefined) return badArgument('The activity of the new thread is missing.')
  const place = placeOf(world, channelId)
  if (place === undefined || place.kind !== 'channel') return notFound
  const refused = refusal(world, place)
  if (refused !== undefined) return refused
  const { id } = post(world, { kind: 'channel', conversationId: place.conversationId, team: place.team }, activity)
  if (id === undefined) return { status: 201, body: { id: channelId } }
  world.meters.send()
  return { status: 201, body: { id: `${channelId};messageid=${id}`, activityId: id } }
}

function createChat(world: World, creation: Creation): Answer {
  const [member, ...others] = Array.isArray(creation.members) ? creation.members : []
  const tenant = creation.tenantId ?? creation.channelData?.tenant?.id
  if (creation.isGroup === true || others.length > 0) {
    return failure(400, 'BadSyntax', 'Incorrect conversation creation parameters')
  }
  if (tenant !== world.town.tenantId) return badArgument('The tenant is missing or unknown.')
  const person = world.reach.person(String(member?.id ?? member?.aadObjectId))
  if (person === undefined) return badArgument('Failed to decrypt pairwise id')
  const place: Place = { kind: 'chat', conversationId: world.reach.chatOf(person), person }
  if (!world.reach.hasTeams(person)) return notFound
  if (!world.reach.tie(person).installed) return notInstalled
  const refused = refusal(world, place)
  // A block in its second form shows only when something is written.
  if (refused !== undefined && (creation.activity !== undefined || !isWritesBlocked(refused))) return refused
  world.meters.create()
  if (creation.activity === undefined) return { status: 201, body: { id: place.conversationId } }
  world.meters.send()
  const { id } = post(world, place, creation.activity)
  return { status: 201, body: { id: place.conversationId, ...(id === undefined ? {} : { activityId: id }) } }
}

function isWritesBlocked(refused: Answer): boolean {
  return (refused.body as { errorCode?: number }).errorCode === 209
}
