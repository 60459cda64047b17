import { icalLibrary } from './ical-library.ts'
import type { Instant } from '../core/domain/time.ts'
import { perSecond } from '../timing/per-second.ts'
import { icsHeaders, icsSuffix, type ReadCalendar } from './served-calendar.ts'
import { plain } from './write-ics.ts'

/** A release as a calendar shows it. `changedAt`: of the whole answer, since nothing records when a release changed. */
export type WeekEntry = { uid: string; at: Instant; title: string; text: string }
export type WeekEntries = { name: string; entries: WeekEntry[]; changedAt: Instant }

/** `name`: what follows `/week/` in the address. */
export type ReadWeek = (name: string) => Promise<ReadCalendar>

export type ReadWeekOptions = {
  /** Null: it is nobody's address; else a function that reads its week. */
  see(secret: string): Promise<(() => Promise<WeekEntries>) | null>
  /** Milliseconds that never go back. */
  now?(): number
}

/** Calendar programs ask some times a day each. */
const weeksPerSecond = 10
const looksPerSecond = 200
const secretPattern = /^[\w-]{43}$/
const quarterMs = 15 * 60_000
const headers = {
  ...icsHeaders,
  'content-disposition': 'inline; filename="semaine.ics"',
  'x-robots-tag': 'noindex',
  'referrer-policy': 'no-referrer',
}

/** Where a calendar program reads the week of that secret; null: Mary has no public address. */
export function weekLinkAt(publicUrl: string | undefined): (secret: string) => string | null {
  return secret => (publicUrl === undefined ? null : `${publicUrl}/week/${secret}${icsSuffix}`)
}

/**
 * The week of the person whose address it is, read anew each time. A request with a made-up address learns nothing, and
 * costs little.
 */
export function createReadWeek({ see, now = () => performance.now() }: ReadWeekOptions): ReadWeek {
  // A limit for made-up secrets, which are cheap to look up, so that they keep out nobody who has one.
  const mayLook = perSecond(looksPerSecond, now)
  const mayRead = perSecond(weeksPerSecond, now)
  return async name => {
    const secret = name.endsWith(icsSuffix) ? name.slice(0, -icsSuffix.length) : ''
    if (!secretPattern.test(secret)) return { kind: 'unknown' }
    if (!mayLook()) return { kind: 'busy' }
    const read = await see(secret)
    if (read === null) return { kind: 'unknown' }
    if (!mayRead()) return { kind: 'busy' }
    return { kind: 'served', bytes: Buffer.from(writeWeekIcs(await read())), headers }
  }
}

/** Instants in UTC need no zone. A release does not block anybody's time. */
function writeWeekIcs({ name, entries, changedAt }: WeekEntries): string {
  const { ICalCalendar, ICalCalendarMethod, ICalEventTransparency } = icalLibrary()
  const calendar = new ICalCalendar({
    prodId: { company: 'Mary', product: 'Mary', language: 'FR' },
    method: ICalCalendarMethod.PUBLISH,
    name: plain(name),
    ttl: (4 * quarterMs) / 1000,
  })
  for (const { uid, at, title, text } of entries)
    calendar.createEvent({
      id: uid.replace(/[^\w-]/g, '-'),
      stamp: new Date(changedAt),
      start: new Date(at),
      end: new Date(Date.parse(at) + quarterMs),
      summary: plain(title),
      description: plain(text),
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  return `${calendar.toString()}\r\n`
}
