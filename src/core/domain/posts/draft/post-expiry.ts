import { localDay, nextDay } from '../../working-time/local-time.ts'
import type { Settings } from '../../settings.ts'
import type { Day, Instant } from '../../time.ts'
import type { Post } from '../post.ts'
import type { Fault } from './lint-post.ts'

/** The day from which its cards say that they are over: for an event the day after it, unless another day was set. */
export function expiryOf({ expiresOn, content }: Pick<Post, 'expiresOn' | 'content'>): Day | null {
  return expiresOn ?? (content.event ? nextDay(content.event.date) : null)
}

/** A day that is before today, or before the event, is a slip. */
export function expiryFaults(
  { expiresOn, content, slot }: Post,
  now: Instant,
  { timeZone }: Pick<Settings, 'timeZone'>,
): Fault[] {
  if (expiresOn === null) return []
  if (expiresOn <= localDay(now, timeZone)) return [{ field: 'validUntil', key: 'valid-past' }]
  if (slot !== null && expiresOn <= localDay(slot, timeZone)) return [{ field: 'validUntil', key: 'valid-before-slot' }]
  return content.event !== null && expiresOn <= content.event.date
    ? [{ field: 'validUntil', key: 'valid-before-event' }]
    : []
}
