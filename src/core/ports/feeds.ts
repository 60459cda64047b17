import type { AgendaEntry, FeedFailure } from '../domain/agenda/agenda.ts'
import type { Day } from '../domain/time.ts'

/** `leftOut`: how many more there are, or could not be worked out. */
export type CalendarEntries = { entries: AgendaEntry[]; leftOut: number }
export type Span = { from: Day; to: Day }

/** What the server said of the last answer; null: nothing to be told again. */
export type FeedMarks = { etag: string | null; modified: string | null }
export type FeedReading =
  | ({ kind: 'read' } & CalendarEntries & FeedMarks)
  | { kind: 'unchanged' }
  /** `retryInMs`: the server asked to be left alone for so long. */
  | { kind: 'failed'; because: FeedFailure; retryInMs: number | null }

/** Calendars (`.ics`) at addresses of others, and in files. Never throws. */
export type Feeds = {
  /** Whether anything is ever asked of that address. */
  mayRead(url: string): boolean
  /** `known`: if it is the same still, `unchanged` is the answer. */
  read(url: string, span: Span, known: FeedMarks): Promise<FeedReading>
  /** Null: no calendar. */
  parse(bytes: Uint8Array, span: Span): Promise<CalendarEntries | null>
}
