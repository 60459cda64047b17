import { type Change, refresh } from '../../../change.ts'
import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Brought } from '../read-event.ts'

/** The cards of comms and of organisers are refreshed at most so often. */
const talliedEveryMs = 30_000

/**
 * Refreshes the cards that show how many come: comms' cards of the sending and of its corrections, and organisers'
 * boards. All answers within one interval ask for the same instant, so that each card is drawn once.
 */
export function tallied({ target, changing }: Brought, now: Instant): Change[] {
  const shown: Broadcast[] = [target, ...changing.filter(({ kind, planned }) => kind === 'correct' && planned !== null)]
  const at = tallyAt(now)
  return [...shown.map(({ id }) => refresh({ card: 'broadcast', broadcastId: id }, at)), boardsSoon(target.postId, now)]
}

/** Organisers' boards alone. */
export function boardsSoon(postId: string, now: Instant): Change {
  return { job: 'event.boards', data: { postId }, at: tallyAt(now) }
}

function tallyAt(now: Instant): Instant {
  return new Date(Math.ceil(Date.parse(now) / talliedEveryMs + 0.5) * talliedEveryMs).toISOString()
}
