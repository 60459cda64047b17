import type { Post } from '../posts/post.ts'
import { cleanText, isDay, isTime } from '../text.ts'
import type { Instant } from '../time.ts'
import { instantOf, isTooFar, localDay } from '../working-time/local-time.ts'
import type { Broadcast } from './broadcast.ts'

export type ScheduleErrors = {
  date?: 'required' | 'not-a-day' | 'slot-past' | 'too-far' | 'event-over' | 'expired'
  time?: 'required' | 'not-a-time'
}

/** A day and a time as typed, by the authority's clock; ahead of now, be it by a minute. */
export function readTime(
  input: { date: unknown; time: unknown },
  now: Instant,
  timeZone: string,
): Instant | ScheduleErrors {
  const date = cleanText(input.date)
  const time = cleanText(input.time)
  const errors: ScheduleErrors = {}
  if (!isDay(date)) errors.date = date === '' ? 'required' : 'not-a-day'
  if (!isTime(time)) errors.time = time === '' ? 'required' : 'not-a-time'
  const at = instantOf(date, time, timeZone)
  if (at === null) return errors
  if (at <= now) return { date: 'slot-past' }
  return isTooFar(at, now) ? { date: 'too-far' } : at
}

/** Why sending would be pointless at that time: its event is past, or its cards would be over at once. */
export function outOfTime(
  { kind, expiresOn }: Broadcast,
  post: Post | null,
  at: Instant,
  timeZone: string,
): 'event-over' | 'expired' | null {
  if (kind !== 'send') return null
  const day = localDay(at, timeZone)
  const event = post?.content.event ?? null
  if (event !== null && event.date < day) return 'event-over'
  return expiresOn !== null && expiresOn <= day ? 'expired' : null
}

/** Sent or scheduled anew, the broadcast no longer says why it was held, nor what that was about. */
export const heldNoMore = { heldBecause: null, heldAbout: '', heldPictures: [] } as const satisfies Partial<Broadcast>

/**
 * What a person who sends or schedules it decides besides. A notice that was held because its event was cancelled
 * leaves, since that person read so on its card: it is not held for that again.
 */
export function decidedDespite({ heldBecause }: Broadcast): Pick<Broadcast, 'despiteCancelled'> {
  return heldBecause === 'event-cancelled' ? { despiteCancelled: true } : {}
}

/**
 * New cards or a correction: ready, or waiting for its time, or held for a matter that the operator has mended since. A
 * wrong seal never starts again.
 */
export function mayStart({ kind, state, heldBecause }: Broadcast): boolean {
  if (kind !== 'send' && kind !== 'correct') return false
  return state === 'ready' || state === 'scheduled' || (state === 'held' && heldBecause !== 'seal-mismatch')
}
