import assert from 'node:assert/strict'
import type { SendOutcome } from '../../../src/core/domain/send-outcome.ts'
import { sendOutcome } from '../../../src/teams/send/outcome-of.ts'
import { retryAfterMs } from '../../../src/teams/send/exchange.ts'

const now = Date.parse('2026-11-25T08:30:00Z')
const error = (code: string): string => JSON.stringify({ error: { code, message: 'Said in English.' } })
const refused = (reason: Extract<SendOutcome, { kind: 'refused' }>['reason']): SendOutcome => ({
  kind: 'refused',
  reason,
})

const table: [string, number, string, SendOutcome][] = [
  ['taken', 201, '{"id":"17"}', { kind: 'delivered', conversationId: 'a:1', activityId: '17' }],
  ['taken, split in two: no id', 201, '{}', { kind: 'delivered', conversationId: 'a:1', activityId: null }],
  ['taken, body lost', 201, '{"id":', { kind: 'delivered', conversationId: 'a:1', activityId: null }],
  ['taken later', 202, '', { kind: 'delivered', conversationId: 'a:1', activityId: null }],
  ['bad argument', 400, error('BadArgument'), refused('bad-content')],
  ['too big', 413, error('MessageSizeTooBig'), refused('too-big')],
  ['too big, said as 400', 400, error('MessageSizeTooBig'), refused('too-big')],
  ['unknown bot', 401, error('BotNotRegistered'), { kind: 'stop', reason: 'not-registered' }],
  ['blocked', 403, error('ConversationBlockedByUser'), refused('blocked')],
  ['writes blocked', 403, error('MessageWritesBlocked'), refused('blocked')],
  [
    'writes blocked, old form',
    403,
    JSON.stringify({ errorCode: 209, message: '{"subCode":"MessageWritesBlocked"}' }),
    refused('blocked'),
  ],
  ['writes blocked, number only', 403, JSON.stringify({ errorCode: 209, message: 'blocked' }), refused('blocked')],
  [
    'sub-code within a message',
    403,
    JSON.stringify({ errorCode: 1, message: '{"subCode":"MessageWritesBlocked"}' }),
    refused('blocked'),
  ],
  ['not in the roster', 403, error('BotNotInConversationRoster'), refused('not-installed')],
  ['not installed', 403, error('ForbiddenOperationException'), refused('not-installed')],
  ['disabled', 403, error('BotDisabledByAdmin'), refused('not-permitted')],
  ['no permission', 403, error('NotEnoughPermissions'), refused('not-permitted')],
  ['wrong host', 403, error('InvalidBotApiHost'), refused('not-permitted')],
  ['forbidden, who knows why', 403, '<html>', refused('not-permitted')],
  ['no such conversation', 404, error('ConversationNotFound'), refused('gone')],
  ['no such activity', 404, error('ActivityNotFoundInConversation'), refused('gone')],
  ['gone for good', 410, error('Gone'), refused('gone')],
  [
    'blocked, said within',
    403,
    JSON.stringify({ error: { code: 'NotEnoughPermissions', innererror: { code: 'ConversationBlockedByUser' } } }),
    refused('blocked'),
  ],
  ['precondition', 412, error('PreconditionFailed'), { kind: 'failed', status: 412 }],
  ['gateway', 502, '', { kind: 'failed', status: 502 }],
  ['away', 503, '', { kind: 'failed', status: 503 }],
  ['gateway slow', 504, '', { kind: 'failed', status: 504 }],
  ['service error', 500, error('ServiceError'), refused('service-error')],
  ['moved', 307, '', refused('service-error')],
]

describe('what an answer of Teams means', () => {
  for (const [name, status, body, expected] of table)
    it(`${status} ${name}`, () => {
      assert.deepEqual(
        sendOutcome({ kind: 'answered', status, body, retryAfter: null }, { conversationId: 'a:1', now }),
        expected,
      )
    })

  it('429 with and without Retry-After', () => {
    const throttled = (retryAfter: string | null) =>
      sendOutcome({ kind: 'answered', status: 429, body: '', retryAfter }, { conversationId: 'a:1', now })
    assert.deepEqual(throttled('12'), { kind: 'throttled', retryAfterMs: 12_000 })
    assert.deepEqual(throttled(null), { kind: 'throttled', retryAfterMs: null })
  })

  it('no answer may have arrived; what never left, and what may be asked twice, has not', () => {
    const noAnswer = { kind: 'no-answer', cause: null } as const
    assert.deepEqual(sendOutcome(noAnswer, { conversationId: 'a:1', now }), { kind: 'unknown' })
    assert.deepEqual(sendOutcome(noAnswer, { conversationId: null, repeatable: true, now }), {
      kind: 'failed',
      status: null,
    })
    assert.deepEqual(sendOutcome({ kind: 'not-sent', cause: null }, { conversationId: 'a:1', now }), {
      kind: 'failed',
      status: null,
    })
  })

  it('takes what is gone for removed, where it was to be removed', () => {
    const gone = (code: string) => ({ kind: 'answered', status: 404, retryAfter: null, body: error(code) }) as const
    const removing = { conversationId: 'a:1', repeatable: true, removing: true, now }
    assert.equal(sendOutcome(gone('ActivityNotFoundInConversation'), removing).kind, 'delivered')
    assert.deepEqual(sendOutcome(gone('ConversationNotFound'), removing), refused('gone'))
    assert.deepEqual(
      sendOutcome(gone('ActivityNotFoundInConversation'), { conversationId: 'a:1', now }),
      refused('gone'),
    )
  })

  it('reads Retry-After in seconds and as a date', () => {
    assert.equal(retryAfterMs('2', now), 2_000)
    assert.equal(retryAfterMs('Wed, 25 Nov 2026 08:30:05 GMT', now), 5_000)
    assert.equal(retryAfterMs('Wed, 25 Nov 2026 08:29:00 GMT', now), 0)
    assert.equal(retryAfterMs('soon', now), null)
    assert.equal(retryAfterMs(null, now), null)
  })
})
