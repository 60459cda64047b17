import type { RefusedReason } from '../../core/domain/broadcasts/broadcast.ts'
import type { SendOutcome } from '../../core/domain/send-outcome.ts'
import { type Exchange, retryAfterMs } from './exchange.ts'

/**
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages#status-code-responses
 */
const refusals: Record<string, RefusedReason> = {
  ConversationBlockedByUser: 'blocked',
  MessageWritesBlocked: 'blocked',
  BotNotInConversationRoster: 'not-installed',
  ForbiddenOperationException: 'not-installed',
  BotDisabledByAdmin: 'not-permitted',
  NotEnoughPermissions: 'not-permitted',
  InvalidBotApiHost: 'not-permitted',
  MessageSizeTooBig: 'too-big',
}
/** The message was deleted: the conversation itself still exists. */
const activityGone = ['ActivityNotFoundInConversation', 'ActivityNotFound']
/** The older name of MessageWritesBlocked. */
const writesBlocked = 209

export type About = {
  /** Null while the conversation is being created: the answer holds its id. */
  conversationId: string | null
  /** A repeated request does nothing more: no answer then counts as not sent. */
  repeatable?: boolean
  /** The request removes a message: a message that is gone already counts as removed. */
  removing?: boolean
  now: number
}

/** What the answer to one request means: the table of the answers of Teams, sub-codes first. */
export function sendOutcome(exchange: Exchange, about: About): SendOutcome {
  if (exchange.kind === 'not-sent') return { kind: 'failed', status: null }
  if (exchange.kind === 'no-answer') return about.repeatable ? { kind: 'failed', status: null } : { kind: 'unknown' }
  const { status } = exchange
  const body = readBody(exchange.body)
  const removed = about.removing === true && status === 404 && activityGone.includes(subCode(body))
  if (removed || (status >= 200 && status < 300)) return delivered(body, about)
  switch (status) {
    case 401:
      return { kind: 'stop', reason: 'not-registered' }
    case 408:
    case 412:
    case 502:
    case 503:
    case 504:
      return { kind: 'failed', status }
    case 429:
      return { kind: 'throttled', retryAfterMs: retryAfterMs(exchange.retryAfter, about.now) }
    default:
      return { kind: 'refused', reason: reasonOf(status, body) }
  }
}

function delivered(body: Body, { conversationId, repeatable }: About): SendOutcome {
  if (conversationId !== null) return { kind: 'delivered', conversationId, activityId: text(body['id']) }
  const created = text(body['id'])
  if (created === null) return repeatable ? { kind: 'failed', status: null } : { kind: 'unknown' }
  return { kind: 'delivered', conversationId: created, activityId: text(body['activityId']) }
}

function reasonOf(status: number, body: Body): RefusedReason {
  const known = refusals[subCode(body)]
  if (known !== undefined) return known
  if (body['errorCode'] === writesBlocked) return 'blocked'
  if (status === 403) return 'not-permitted'
  if (status === 404 || status === 410) return 'gone'
  if (status === 413) return 'too-big'
  return status >= 400 && status < 500 ? 'bad-content' : 'service-error'
}

type Body = Record<string, unknown>

function readBody(body: string): Body {
  try {
    const value: unknown = JSON.parse(body)
    return isBody(value) ? value : {}
  } catch {
    return {}
  }
}

/** `{ error: { code } }`, or `{ errorCode, message: '{"subCode":…}' }`. */
function subCode(body: Body): string {
  const { error, message } = body
  const inner = isBody(error) ? (isBody(error['innererror']) ? text(error['innererror']['code']) : null) : null
  const code = isBody(error) ? text(error['code']) : text(body['code'])
  if (inner !== null && inner in refusals) return inner
  if (code !== null && code in refusals) return code
  return (typeof message === 'string' ? text(readBody(message)['subCode']) : null) ?? code ?? ''
}

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
