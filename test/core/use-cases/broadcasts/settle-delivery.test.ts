import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { RefusedReason } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import {
  longestPauseMs,
  maxAttempts,
  pauseMs,
  settle,
} from '../../../../src/core/use-cases/broadcasts/settle-delivery.ts'
import type { SendOutcome } from '../../../../src/core/domain/send-outcome.ts'
import { holds } from '../../../support/holds.ts'

const person = 'a4b2c1d0-0000-4000-8000-000000000001'
const reasons: RefusedReason[] = [
  'blocked',
  'not-installed',
  'no-teams',
  'gone',
  'bad-content',
  'too-big',
  'not-permitted',
  'service-error',
]

const outcomes: fc.Arbitrary<SendOutcome> = fc.oneof(
  fc.record({
    kind: fc.constant('delivered' as const),
    conversationId: fc.string(),
    activityId: fc.option(fc.string()),
  }),
  fc.record({ kind: fc.constant('throttled' as const), retryAfterMs: fc.option(fc.nat(60_000)) }),
  fc.record({ kind: fc.constant('refused' as const), reason: fc.constantFrom(...reasons) }),
  fc.constant({ kind: 'unknown' as const }),
  fc.record({ kind: fc.constant('failed' as const), status: fc.constantFrom(null, 412, 502, 503, 504) }),
  fc.constant({ kind: 'stop' as const, reason: 'not-registered' as const }),
)
const jitter = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

describe('settle', () => {
  const tried = (attempts: number) => ({ person, attempts })

  it('keeps what Teams said for good', () => {
    const dice = { jitter: 0, repeatable: false }
    assert.deepEqual(settle(tried(1), { kind: 'delivered', conversationId: 'c', activityId: 'a' }, dice), {
      person,
      state: 'delivered',
      conversationId: 'c',
      activityId: 'a',
    })
    assert.deepEqual(settle(tried(1), { kind: 'refused', reason: 'blocked' }, dice), {
      person,
      state: 'refused',
      reason: 'blocked',
    })
    assert.deepEqual(settle(tried(1), { kind: 'unknown' }, dice), { person, state: 'unknown' })
    assert.deepEqual(settle(tried(1), { kind: 'stop', reason: 'not-registered' }, dice), {
      person,
      state: 'queued',
      afterMs: 0,
    })
  })

  it('waits at least as long as Teams asks', () => {
    holds(
      fc.property(
        fc.integer({ min: 1, max: maxAttempts - 1 }),
        fc.nat(600_000),
        jitter,
        (attempts, retryAfterMs, jitter) => {
          const settlement = settle(tried(attempts), { kind: 'throttled', retryAfterMs }, { jitter, repeatable: false })
          assert.ok(settlement.state === 'queued' && settlement.afterMs >= retryAfterMs)
        },
      ),
    )
  })

  it('ends for everybody after a bounded number of tries, and never sends again what may have arrived', () => {
    holds(
      fc.property(fc.array(outcomes, { minLength: maxAttempts, maxLength: 40 }), jitter, (answers, jitter) => {
        let tries = 0
        for (const outcome of answers) {
          if (outcome.kind === 'stop') continue
          const settlement = settle(tried(++tries), outcome, { jitter, repeatable: false })
          const again = outcome.kind === 'throttled' || outcome.kind === 'failed'
          if (settlement.state === 'queued') assert.ok(again)
          if (settlement.state !== 'queued') return
          assert.ok(tries < maxAttempts)
        }
      }),
    )
  })

  it('tries again what may be repeated when no answer came, as often as the rest', () => {
    const repeat = { jitter: 0, repeatable: true }
    assert.deepEqual(settle(tried(1), { kind: 'unknown' }, repeat), { person, state: 'queued', afterMs: pauseMs(1, 0) })
    assert.deepEqual(settle(tried(maxAttempts), { kind: 'unknown' }, repeat), {
      person,
      state: 'refused',
      reason: 'service-unavailable',
    })
  })

  it('says service-unavailable in the end', () => {
    assert.deepEqual(settle(tried(maxAttempts), { kind: 'failed', status: 503 }, { jitter: 0, repeatable: false }), {
      person,
      state: 'refused',
      reason: 'service-unavailable',
    })
  })

  it('grows its pauses, within bounds', () => {
    holds(
      fc.property(fc.integer({ min: 1, max: 100 }), jitter, (attempts, jitter) => {
        const ms = pauseMs(attempts, jitter)
        assert.ok(ms >= 1_000 && ms <= longestPauseMs)
        assert.ok(pauseMs(attempts + 1, jitter) >= ms)
      }),
    )
  })
})
