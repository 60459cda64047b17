import type { RefusedReason } from './broadcasts/broadcast.ts'

/**
 * What became of one send; a send never throws. `unknown`: the request left and no answer came, it may have arrived.
 * `failed`: it certainly did not arrive and may be tried again. `stop`: nothing will arrive for anybody until the
 * operator acts.
 */
export type SendOutcome =
  | { kind: 'delivered'; conversationId: string; activityId: string | null }
  | { kind: 'throttled'; retryAfterMs: number | null }
  | { kind: 'refused'; reason: RefusedReason }
  | { kind: 'unknown' }
  | { kind: 'failed'; status: number | null }
  | { kind: 'stop'; reason: 'not-registered' }
