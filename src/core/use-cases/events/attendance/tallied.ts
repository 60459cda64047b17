import { type Change, refresh } from '../../../change.ts'
import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Brought } from '../read-event.ts'

/** The cards of comms and of organisers follow at most so often. */
const talliedEveryMs = 30_000

/**
 * Comms reads how many come on the card of the sending, and on those of its corrections; organisers on their boards.
 * The same moment for all who answer within it: one drawing serves them.
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
