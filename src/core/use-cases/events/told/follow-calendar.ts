import type { Change } from '../../../change.ts'
import type { PersonId } from '../../../domain/actor.ts'
import { type CalendarCopy, mayTry, type Shown, shownIn } from '../../../domain/events/calendar-copy.ts'
import { linkOf } from '../../../domain/events/calendar-entry.ts'
import { answerId, eventState, isAhead } from '../../../domain/events/event.ts'
import { asAsked } from '../../../domain/events/moved.ts'
import { Unavailable } from '../../../domain/errors.ts'
import { idFrom } from '../../../domain/id-from.ts'
import type { Settings } from '../../../domain/settings.ts'
import { instantOf, localDay, nextDay } from '../../../domain/working-time/local-time.ts'
import type { Ports } from '../../../ports.ts'
import { leaveOrLater, type Roads } from '../../leaving/may-leave.ts'
import { readBrought } from '../read-event.ts'
import { entryIn } from './see-entry.ts'

type Needs = Pick<
  Ports,
  'posts' | 'broadcasts' | 'events' | 'calendars' | 'calendarCopies' | 'database' | 'capabilities' | 'commit' | 'now'
>
type Rules = Pick<Settings, 'timeZone'>

const atOnce = 100

/**
 * The job `event.calendar`, after an answer or a change: the person's calendar shows the event as they answered.
 * Entries of events that are over stay as they are. Throws Unavailable to be run again.
 */
export async function followCalendar(
  ports: Needs,
  { postId, person }: { postId: string; person: PersonId },
  rules: Rules,
): Promise<void> {
  const { calendars, calendarCopies, events } = ports
  const brought = calendars && (await readBrought(ports, postId))
  if (!calendars || !brought) return
  const id = answerId(postId, person)
  const [answer, kept] = await Promise.all([events.answer(postId, person), calendarCopies.byId(id)])
  const { event } = brought
  const over = !event.cancelled && !isAhead(eventState(event, ports.now(), rules))
  if (over) return
  const before: CalendarCopy = kept ?? { ...nothing, id, postId, person }
  const shown = shownIn(asAsked(answer, event), entryIn(brought, answer?.session ?? '', rules.timeZone))
  const version = answer?.version ?? 0
  const by = await leaveOrLater(ports, { road: 'calendar', postId, person, shows: shown }, calendars)
  const after = await followed(by, before, shown, version)
  if (after === before) return
  const { lastDay } = linkOf({ postId }, event.details)
  const ends = instantOf(nextDay(lastDay), '00:00', rules.timeZone)!
  const done = await ports.commit(
    {
      save: 'calendar_copy',
      row: { ...after, answer: version, version: before.version + 1 },
      ifVersion: before.version,
    },
    { job: 'event.calendars', data: { postId }, at: ends },
  )
  if (done === 'stale') throw new Unavailable('calendar-copy-moved')
}

const nothing = { version: 0, entryId: null, state: 'none', round: 0, says: '', answer: 0 } as const

/**
 * Graph first, then the row: killed in between, the next round makes the same entry, and removing twice does no harm.
 */
async function followed(
  calendars: Roads['calendar']['by'],
  before: CalendarCopy,
  shown: Shown | null,
  version: number,
): Promise<CalendarCopy> {
  const { person, entryId, round } = before
  if (shown === null) {
    if (entryId === null) return before
    await calendars.remove(person, entryId)
    return { ...before, entryId: null, state: 'none', round: round + 1, says: '' }
  }
  const says = JSON.stringify(shown)
  if (entryId !== null) {
    if (says === before.says) return before
    const done = await calendars.change(person, entryId, shown)
    return done === 'changed' ? { ...before, says } : { ...before, entryId: null, state: 'deleted', round: round + 1 }
  }
  if (!mayTry(before, version)) return before
  const made = await calendars.create(person, shown, idFrom('calendar', before.id, String(round)))
  return made === null ? { ...before, state: 'refused', says: '' } : { ...before, entryId: made, state: 'there', says }
}

/**
 * The job `event.calendars`: after a change of which people were told, every calendar with the event follows; some days
 * after the event, what Mary knew of the entries is deleted.
 */
export async function followCalendars(ports: Needs, { postId }: { postId: string }, rules: Rules): Promise<void> {
  const brought = await readBrought(ports, postId)
  const ended =
    brought === null || localDay(ports.now(), rules.timeZone) > linkOf({ postId }, brought.event.details).lastDay
  let after = ''
  for (;;) {
    const rows = await ports.calendarCopies.ofPost(postId, after, atOnce)
    if (rows.length === 0) return
    after = rows.at(-1)!.id
    await ports.commit(
      ...rows.map(({ id, version, person }): Change =>
        ended
          ? { remove: 'calendar_copy', id, ifVersion: version }
          : { job: 'event.calendar', data: { postId, person } },
      ),
    )
  }
}
