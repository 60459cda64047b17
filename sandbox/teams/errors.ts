import type { Answer } from '../router.ts'
import type { Place } from '../world/place.ts'
import type { World } from '../world/world.ts'

export function failure(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } }
}

export const notFound = failure(404, 'ConversationNotFound', 'Conversation not found.')
export const noActivity = failure(
  404,
  'ActivityNotFoundInConversation',
  'The activity was not found in the conversation.',
)
export const notInRoster = failure(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.')
export const notInstalled = failure(
  403,
  'ForbiddenOperationException',
  'The application is not installed in the personal scope of the user.',
)
const blockedByUser = failure(403, 'ConversationBlockedByUser', 'User blocked the conversation with the bot.')

/** The other form in which Teams says that the person blocked the bot. */
const writesBlocked: Answer = {
  status: 403,
  body: {
    errorCode: 209,
    message: JSON.stringify({ subCode: 'MessageWritesBlocked', details: 'Thread is blocked from message writes.' }),
    error: { code: 'MessageWritesBlocked', message: 'Thread is blocked from message writes.' },
  },
}

export function throttled(waitMs: number): Answer {
  const headers = { 'Retry-After': String(Math.max(1, Math.ceil(waitMs / 1000))) }
  return { ...failure(429, 'Throttled', 'Too many requests.'), headers }
}

/** Why the bot may not write there; undefined when it may. */
export function refusal(world: World, place: Place): Answer | undefined {
  if (place.kind === 'channel') return place.team.id === world.town.commsTeamId ? undefined : notInRoster
  const { installed, blocked } = world.reach.tie(place.person)
  if (!world.reach.hasTeams(place.person)) return notFound
  if (!installed) return notInRoster
  if (!blocked) return undefined
  return saysWritesBlocked(place.person.id) ? writesBlocked : blockedByUser
}

/** Teams says it in two ways; half of the people get each, always the same. */
function saysWritesBlocked(personId: string): boolean {
  return Number.parseInt(personId.slice(-1), 16) % 2 === 0
}
