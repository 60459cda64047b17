import type { Settlement } from '../../ports/ledger.ts'
import type { SendOutcome } from '../../domain/send-outcome.ts'
import type { Delivery } from '../../domain/broadcasts/broadcast.ts'

/** Tries before a row ends as `service-unavailable`: with the pauses below, Teams may be away for twenty minutes. */
export const maxAttempts = 12
export const firstPauseMs = 2_000
export const longestPauseMs = 300_000

/**
 * What becomes of a row after one try. `jitter`: a number in [0, 1) from the caller, so that people who failed together
 * are not retried together. `delivery.attempts` counts the tries, this one included. delivered, refused, unknown:
 * settled for good. throttled, failed: it did not arrive, tried again later, a bounded number of times. stop: the row
 * is left untouched, the broadcast itself is held. `repeatable`: doing it twice does no harm, so that a missing answer
 * means to try again, and never `unknown`.
 */
export function settle(
  delivery: Pick<Delivery, 'person' | 'attempts'>,
  outcome: SendOutcome,
  { jitter, repeatable }: { jitter: number; repeatable: boolean },
): Settlement {
  const { person } = delivery
  switch (outcome.kind) {
    case 'delivered':
      return { person, state: 'delivered', conversationId: outcome.conversationId, activityId: outcome.activityId }
    case 'refused':
      return { person, state: 'refused', reason: outcome.reason }
    case 'unknown':
      return repeatable ? again(delivery, 0, jitter) : { person, state: 'unknown' }
    case 'stop':
      return { person, state: 'queued', afterMs: 0 }
    case 'throttled':
      return again(delivery, outcome.retryAfterMs ?? 0, jitter)
    case 'failed':
      return again(delivery, 0, jitter)
  }
}

function again(
  { person, attempts }: Pick<Delivery, 'person' | 'attempts'>,
  leastMs: number,
  jitter: number,
): Settlement {
  if (attempts >= maxAttempts) return { person, state: 'refused', reason: 'service-unavailable' }
  return { person, state: 'queued', afterMs: leastMs + pauseMs(attempts, jitter) }
}

/** Doubles from two seconds to five minutes; the jitter takes up to a half of it away. */
export function pauseMs(attempts: number, jitter: number): number {
  const whole = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.max(0, attempts - 1))
  return Math.round(whole * (1 - jitter / 2))
}
