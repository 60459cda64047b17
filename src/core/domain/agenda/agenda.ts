import type { Named } from '../actor.ts'
import type { Day, Instant } from '../time.ts'
import { daysLater, nextDay } from '../working-time/local-time.ts'

/** `duty`: a period in which public servants keep silent on what is voted about (« période de réserve »). */
export const agendaKinds = ['council', 'world-day', 'school', 'poll', 'feast', 'duty', 'other'] as const
export type AgendaKind = (typeof agendaKinds)[number]

/** `to`: the last day of it. `time`: when it begins, by the authority's clock; null: all day. */
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
  /** What it held when it was last read, in order. */
  entries: AgendaEntry[]
  /** More than `entriesMax`, or more than could be worked out. */
  leftOut: number
  readAt: Instant | null
  /** Since the first reading that failed after `readAt`. */
  failingSince: Instant | null
  because: FeedFailure | null
  /** When its entries were worked out; later readings may have found it unchanged. */
  wholeAt: Instant | null
  /** What its server said of its last answer, and until when it asked to be left alone. */
  etag: string | null
  modified: string | null
  notBefore: Instant | null
  addedBy: Named
  addedAt: Instant
  /** `ended`: it holds nothing; the row stays a while, since the click that made it may be delivered again. */
  state: 'open' | 'ended'
  endedAt: Instant | null
}

/** One entry, and whose it is. */
export type AgendaLine = AgendaEntry & { feedId: string; name: string; kind: AgendaKind }

export const feedsMax = 20
export const feedNameMax = 60
export const feedUrlMax = 1_000
export const entriesMax = 600
export const entryTitleMax = 200
/** What a reading keeps: so many days before and after its own. */
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

/**
 * Why a public servant says nothing of what is voted about on that day: the period itself, else a poll on that day or
 * the next.
 */
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
