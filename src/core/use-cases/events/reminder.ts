import { Temporal } from 'temporal-polyfill'
import type { PersonId } from '../../domain/actor.ts'
import { afterQuietHours, quietHours } from '../../domain/working-time/quiet-hours.ts'
import { instantOf, localDay } from '../../domain/working-time/local-time.ts'
import { type Change, refresh } from '../../change.ts'
import type { Ports } from '../../ports.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import type { Day, Instant } from '../../domain/time.ts'
import { type EventAnswer, type EventNow, eventState, isAhead } from '../../domain/events/event.ts'
import { type EventReads, readEvent } from './read-event.ts'

const remindedAt = '09:00'
/** No row of week-ends and public holidays is longer. */
const daysBefore = [1, 2, 3, 4, 5, 6, 7]

/** The day before, in the morning; when people should be left alone then, the last morning on which they should not. */
export function reminderAt(date: Day, settings: WorkingHours): Instant | null {
  const times = settings.quietHours === 'off' ? [remindedAt] : [remindedAt, settings.quietHours.to]
  for (const days of daysBefore) {
    const day = Temporal.PlainDate.from(date).subtract({ days }).toString()
    const at = times
      .map(time => instantOf(day, time, settings.timeZone))
      .find(at => at !== null && !quietHours(at, settings))
    if (at) return at
  }
  return null
}

/** Who says yes later than that has not forgotten by then. */
export function reminder(
  { details }: Pick<EventNow, 'details'>,
  { postId, person, at: now }: Pick<EventAnswer, 'postId' | 'person' | 'at'>,
  settings: WorkingHours,
): Change[] {
  const at = reminderAt(details.date, settings)
  return at !== null && at > now ? [{ job: 'event.remind', data: { postId, person }, at }] : []
}

/**
 * The job `event.remind`: only who still comes, only before the day, and never in quiet hours. A correction may have
 * put it off.
 */
export async function remindOfEvent(
  ports: EventReads & Pick<Ports, 'commit' | 'now'>,
  data: { postId: string; person: PersonId },
  settings: WorkingHours,
): Promise<void> {
  const event = await readEvent(ports, data.person, data.postId)
  const now = ports.now()
  if (event?.answer?.answer !== 'yes' || !isAhead(eventState(event, now, settings))) return
  if (localDay(now, settings.timeZone) >= event.details.date) return
  const due = reminderAt(event.details.date, settings) ?? now
  const at = due > now ? due : afterQuietHours(now, settings)
  await ports.commit(at > now ? { job: 'event.remind', data, at } : refresh({ card: 'reminder', ...data }))
}
