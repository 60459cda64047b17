import type { Named } from '../actor.ts'
import type { Day, Instant } from '../time.ts'
import { daysLater, nextDay } from '../working-time/local-time.ts'

/** `duty`: a period in which public servants keep silent on what is voted about (« période de réserve »). */
export const agendaKinds = ['council', 'world-day', 'school', 'poll', 'feast', 'duty', 'other'] as const
export type AgendaKind = (typeof agendaKinds)[number]

/** `to`: the entry's last day. `time`: when it begins, by the authority's clock; null: all day. */
export type AgendaEntry = { uid: string; title: string; from: Day; to: Day; time: string | null }

/** Why a feed could not be read; each has words under `agenda.because`. */
export const feedFailures = [
  'away',
  'refused',
  'not-found',
  'private',
  'too-large',
  'slow',
  'no-calendar',
  'redirects',
  'certificate',
  'busy',
] as const
export type FeedFailure = (typeof feedFailures)[number]

/** A calendar that shows behind the week: an address that is read anew each day, or a file that was read once. */
export type AgendaFeed = {
  id: string
  version: number
  name: string
  kind: AgendaKind
  /** https; null: a file. */
  url: string | null
  /** The entries of the feed when it was last read, in order. */
  entries: AgendaEntry[]
  /** How many entries were left out: more than `entriesMax`, or recurrences that could not be worked out. */
  leftOut: number
  readAt: Instant | null
  /** When the first reading failed after `readAt`. */
  failingSince: Instant | null
  because: FeedFailure | null
  /** When its entries were worked out; later readings may have found it unchanged. */
  wholeAt: Instant | null
  /**
   * ETag and Last-Modified of its server's last answer; `notBefore`: until when the server asked not to be read again.
   */
  etag: string | null
  modified: string | null
  notBefore: Instant | null
  addedBy: Named
  addedAt: Instant
  /** `ended`: no entries any more; the row stays a while, since the click that made it may be delivered again. */
  state: 'open' | 'ended'
  endedAt: Instant | null
}

/** One entry, with the feed that it comes from. */
export type AgendaLine = AgendaEntry & { feedId: string; name: string; kind: AgendaKind }

export const feedsMax = 20
export const feedNameMax = 60
export const feedUrlMax = 1_000
export const entriesMax = 600
export const entryTitleMax = 200
/** How many days before and after its own day a reading keeps. */
export const daysBehind = 60
export const daysAhead = 550

/** What lies on these days, both included, by time; what takes the whole day first. */
export function agendaBetween(feeds: readonly AgendaFeed[], from: Day, to: Day): AgendaLine[] {
  return feeds
    .filter(({ state }) => state === 'open')
    .flatMap(({ id, name, kind, entries }) =>
      entries
        .filter(entry => entry.from <= to && entry.to >= from)
        .map(entry => ({ ...entry, title: entry.title || name, feedId: id, name, kind })),
    )
    .toSorted((one, other) => compared(sortKey(one), sortKey(other)))
}

function sortKey({ from, time, title, feedId, uid }: AgendaLine): string {
  return [from, time ?? '', title, feedId, uid].join('\n')
}

function compared(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

/** The entry for which public servants keep silent that day: a period of reserve, else a poll that day or the next. */
export function dutyAt(feeds: readonly AgendaFeed[], day: Day): AgendaLine | null {
  const lines = agendaBetween(feeds, day, nextDay(day))
  const covered = lines.find(({ kind, from }) => kind === 'duty' && from <= day)
  return covered ?? lines.find(({ kind }) => kind === 'poll') ?? null
}

/** The public holidays on these days. */
export function holidaysBetween({ isHoliday }: { isHoliday(day: Day): boolean }, from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to && days.length < daysAhead; day = nextDay(day)) if (isHoliday(day)) days.push(day)
  return days
}

/** The days that a reading of `today` keeps. */
export function keptSpan(today: Day): { from: Day; to: Day } {
  return { from: daysLater(today, { days: -daysBehind }), to: daysLater(today, { days: daysAhead }) }
}
