import { daysLater, instantOf } from '../working-time/local-time.ts'
import type { Broadcast } from '../broadcasts/broadcast.ts'
import type { EventDetails, EventSession } from '../posts/post.ts'
import type { Day, Instant } from '../time.ts'
import { endsEvent, type EventAnswer, type EventNow } from './event.ts'

/** `until` null: nobody said when it ends. */
export type EntryTime = { kind: 'day'; day: Day } | { kind: 'hours'; from: Instant; until: Instant | null }

/**
 * What a calendar shows of an event, or of one of its sessions: the same for everybody, and without a person's name.
 */
export type CalendarEntry = {
  /** Never changes, whatever becomes of the event: calendars recognise by it the entry that they have. */
  uid: string
  /** Grows with each change that people were told of. */
  sequence: number
  title: string
  place: string
  summary: string
  time: EntryTime
  changedAt: Instant
  cancelled: boolean
}

/** Which entry the address shows, and the last day on which it answers. `session`: '' for the whole event. */
export type CalendarLink = { postId: string; session: string; lastDay: Day }

/** So many days after an event a person may still put it into their calendar, or take a cancelled one out of it. */
const daysAfter = 7

/** The link of the session that a person took, or of the whole event. */
export function linkOf(answer: Pick<EventAnswer, 'postId' | 'session'>, { date }: EventDetails): CalendarLink {
  return { postId: answer.postId, session: answer.session ?? '', lastDay: daysLater(date, { days: daysAfter }) }
}

/** `changing`: broadcasts that changed its cards; `since`: when the words that are true now became so. */
export type EntrySource = Pick<EventNow, 'post' | 'title' | 'details' | 'cancelled'> & {
  summary: string
  changing: readonly Pick<Broadcast, 'kind' | 'startedAt'>[]
  since: Instant
}

/** For a session that was taken out since, the entry shows the whole event. */
export function entryOf(source: EntrySource, sessionId: string, timeZone: string): CalendarEntry {
  const { post, title, details, cancelled, summary, changing, since } = source
  const session = details.sessions?.find(({ id }) => id === sessionId)
  const told = changing.filter(one => (one.kind === 'correct' || endsEvent(one)) && one.startedAt !== null)
  const removed = told[0] !== undefined && endsEvent(told[0])
  return {
    uid: sessionId === '' ? post.id : `${post.id}-${sessionId}`,
    // A cancellation without a removal of the cards was told by the post alone.
    sequence: told.length + (cancelled && !removed ? 1 : 0),
    title: session && session.label !== '' ? `${title} – ${session.label}` : title,
    place: details.place,
    summary: withoutReader(summary),
    time: timeOf(details, session, timeZone),
    changedAt: told.reduce((last, { startedAt }) => (startedAt! > last ? startedAt! : last), since),
    cancelled,
  }
}

/** The end of the event is that of a session only where the session has no hour of its own. */
export function timeOf(
  { date, time, ends }: { date: Day; time: string | null; ends?: string | null },
  session: EventSession | undefined,
  timeZone: string,
): EntryTime {
  const own = session?.time ?? null
  const from = instantOf(date, own ?? time ?? '', timeZone)
  if (from === null) return { kind: 'day', day: date }
  const until = own !== null || ends == null ? null : instantOf(date, ends, timeZone)
  return { kind: 'hours', from, until: until !== null && until > from ? until : null }
}

/** The summary without places for the reader's name: the entry is the same for everybody. */
function withoutReader(summary: string): string {
  return summary.replace(/ ?\{(?:prénom|direction)\}/g, '').trim()
}
