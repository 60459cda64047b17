import { Temporal } from 'temporal-polyfill'
import type { PersonId } from '../../../domain/actor.ts'
import { afterQuietHours, quietHours } from '../../../domain/working-time/quiet-hours.ts'
import { instantOf, localDay } from '../../../domain/working-time/local-time.ts'
import { type Change, refresh } from '../../../change.ts'
import type { Ports } from '../../../ports.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import { type Day, type Instant, later } from '../../../domain/time.ts'
import { type EventAnswer, type EventNow, type EventSeen, eventState, isAhead } from '../../../domain/events/event.ts'
import { putsOff } from '../../../domain/events/moved.ts'
import { startsAt } from '../../../domain/events/starts.ts'
import { type EventReads, readEvent } from '../read-event.ts'

const remindedAt = '09:00'
/** No row of week-ends and public holidays is longer. */
const daysBefore = [1, 2, 3, 4, 5, 6, 7]

/** The day before, in the morning; if people should be left alone then, the last morning on which they should not. */
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

const soonMs = 60 * 60_000

/**
 * One hour before. Null: no hour is known, or people should be left alone then: the reminder of the day before names
 * the hour, and is enough.
 */
export function soonAt(starts: Instant | null, settings: WorkingHours): Instant | null {
  const at = starts === null ? null : later(starts, -soonMs)
  return at === null || quietHours(at, settings) ? null : at
}

/** The reminder of that day; null if the morning before it is past. */
export function dayBefore(
  date: Day,
  data: { postId: string; person: PersonId },
  now: Instant,
  settings: WorkingHours,
): Change[] {
  const at = reminderAt(date, settings)
  return at !== null && at > now ? [{ job: 'event.remind', data, at }] : []
}

/** People who say yes later than that have not forgotten by then. */
export function reminder(
  { details }: Pick<EventNow, 'details'>,
  { postId, person, at: now, session }: Pick<EventAnswer, 'postId' | 'person' | 'at' | 'session'>,
  settings: WorkingHours,
): Change[] {
  const data = { postId, person }
  const soon = soonAt(startsAt(details, session === undefined ? null : { session }, settings.timeZone), settings)
  return [
    ...dayBefore(details.date, data, now, settings),
    ...(soon !== null && soon > now ? [{ job: 'event.soon', data, at: soon } as const] : []),
  ]
}

/**
 * The job `event.remind`: only for people who still come, only before the day, and never in quiet hours. A correction
 * may have put it off. People who were asked anew since and have a place did not confirm: that morning the card asks
 * them once more instead of reminding, while a waiting person can still come. There is no further question: that one
 * card then shows their answer.
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
  const day = isPutOff(event) ? { day: event.details.date } : {}
  await ports.commit(at > now ? { job: 'event.remind', data, at } : refresh({ card: 'reminder', ...data, ...day }))
}

/**
 * Whether the event is on another day than on its first cards: people reminded of that day are reminded of the new one
 * too.
 */
function isPutOff({ changing }: Pick<EventSeen, 'changing'>): boolean {
  return changing.some(
    one => one.startedAt !== null && (putsOff(one) || (one.kind === 'correct' && one.moved?.includes('date'))),
  )
}

/**
 * The job `event.soon`: only for people who still come, and confirmed it for this day, before it begins for them. Where
 * a person took another session, or the hour moved, they are reminded of the new hour; of each hour once.
 */
export async function remindSoon(
  ports: EventReads & Pick<Ports, 'commit' | 'now'>,
  data: { postId: string; person: PersonId },
  settings: WorkingHours,
): Promise<void> {
  const event = await readEvent(ports, data.person, data.postId)
  const now = ports.now()
  if (event === null || event.answer?.answer !== 'yes' || event.answer.asked) return
  if (!isAhead(eventState(event, now, settings))) return
  const starts = startsAt(event.details, event.answer, settings.timeZone)
  const at = soonAt(starts, settings)
  if (starts === null || at === null || now >= starts) return
  if (at > now) await ports.commit({ job: 'event.soon', data, at })
  // An outage may have delayed it into quiet hours.
  else if (!quietHours(now, settings)) await ports.commit(refresh({ card: 'soon', ...data, starts }))
}
