import { type AgendaFeed, type FeedFailure, keptSpan } from '../../domain/agenda/agenda.ts'
import type { Settings } from '../../domain/settings.ts'
import { type Instant, later, msBetween } from '../../domain/time.ts'
import { instantOf, localDay, nextDay } from '../../domain/working-time/local-time.ts'
import type { Ports } from '../../ports.ts'
import { whileStale } from '../attempt.ts'
import { isLeftAlone, readingOf } from './change-feeds.ts'
import type { FeedMarks, FeedReading } from '../../ports/outside.ts'

/** By the authority's clock, before people look at the week. No time zone skips that hour. */
const readDaily = '05:00'
/** A process that starts in the morning does not read again what was read in the night. */
const freshMs = 12 * 60 * 60_000
/**
 * An unchanged feed is read whole again after so long: the days that a reading keeps move on, and recurring entries
 * would end where they once did.
 */
const wholeMs = 14 * 24 * 60 * 60_000
/** On the first day, a feed that fails is read again after so long; later, each morning. */
const againMs = 60 * 60_000
const firstDayMs = 24 * againMs
const mayPass: readonly FeedFailure[] = ['away', 'slow', 'busy']
/** So long the click that added a feed may be delivered again. */
const endedMs = 24 * 60 * 60_000
const unknown: FeedMarks = { etag: null, modified: null }

type Needs = Pick<Ports, 'agenda' | 'commit' | 'now'>

/** The job of each morning: each feed is read by a job of its own, so that a slow feed delays no other. */
export async function readFeeds(ports: Needs, settings: Pick<Settings, 'timeZone'>): Promise<void> {
  const now = ports.now()
  for (const feed of await ports.agenda.now()) if (isDue(feed, now)) await ports.commit(readingOf(feed.id))
  for (const { id, version } of await ports.agenda.ended(later(now, -endedMs)))
    await ports.commit({ remove: 'agenda_feed', id, ifVersion: version })
  const at = instantOf(nextDay(localDay(now, settings.timeZone)), readDaily, settings.timeZone)!
  await ports.commit({ job: 'agenda.read', data: {}, at })
}

function isDue({ url, readAt, failingSince }: AgendaFeed, now: Instant): boolean {
  return url !== null && (failingSince !== null || readAt === null || msBetween(readAt, now) >= freshMs)
}

/** The job of one feed. A failed reading keeps the entries, and notes since when it fails. */
export async function readFeed(
  ports: Needs & Pick<Ports, 'feeds'>,
  id: string,
  { timeZone }: Pick<Settings, 'timeZone'>,
): Promise<void> {
  const feed = await ports.agenda.byId(id)
  const now = ports.now()
  if (feed?.state !== 'open' || feed.url === null) return
  // This run replaces the later one (`ordersNext`).
  if (isLeftAlone(feed, now)) return void (await ports.commit({ ...readingOf(id), at: feed.notBefore }))
  const isFresh = feed.wholeAt !== null && msBetween(feed.wholeAt, now) < wholeMs
  const known = isFresh ? { etag: feed.etag, modified: feed.modified } : unknown
  const reading = await ports.feeds.read(feed.url, keptSpan(localDay(now, timeZone)), known)
  await whileStale<'done'>(async () => {
    const present = await ports.agenda.byId(id)
    if (present?.state !== 'open' || present.url !== feed.url) return 'done'
    const row = { ...present, ...readAs(present, reading, now), version: present.version + 1 }
    const at = nextAt(row, now)
    const again = at === null ? [] : [{ ...readingOf(id), at }]
    return ports.commit({ save: 'agenda_feed', row, ifVersion: present.version }, ...again)
  })
}

/** Null: tomorrow morning, like every feed. */
function nextAt({ notBefore, failingSince, because }: AgendaFeed, now: Instant): Instant | null {
  if (notBefore !== null || failingSince === null || because === null) return notBefore
  return mayPass.includes(because) && msBetween(failingSince, now) < firstDayMs ? later(now, againMs) : null
}

/** What a reading makes of a feed. */
export function readAs(feed: AgendaFeed, reading: FeedReading, now: Instant): Partial<AgendaFeed> {
  const well = { readAt: now, failingSince: null, because: null, notBefore: null }
  switch (reading.kind) {
    case 'read': {
      const { entries, leftOut, etag, modified } = reading
      return { ...well, entries, leftOut, etag, modified, wholeAt: now }
    }
    case 'unchanged':
      return well
    case 'failed':
      return {
        failingSince: feed.failingSince ?? now,
        because: reading.because,
        notBefore: reading.retryInMs === null ? null : later(now, reading.retryInMs),
      }
  }
}
