/**
 * The address names event, session and last day, and no person: a forwarded one does not tell who comes, and thousands
 * who press at once cost one reading.
 */

import type { CalendarEntry, CalendarLink } from '../core/domain/events/calendar-entry.ts'
import type { Calendar } from '../core/ports/outside.ts'
import { perSecond } from '../timing/per-second.ts'
import { readName, signName } from '../http/signed-name.ts'
import { type Organiser, writeIcs } from './write-ics.ts'

/** unknown: Mary never gave this address, or it is over. busy: too many asked in this second. */
export type ReadCalendar =
  { kind: 'served'; bytes: Buffer; headers: Record<string, string> } | { kind: 'unknown' } | { kind: 'busy' }

export type ServedCalendar = Calendar & {
  /** `name`: what follows `/calendar/` in the address. */
  read(name: string): Promise<ReadCalendar>
}

export type ServedCalendarOptions = {
  /** Absent: cards go without the button. */
  publicUrl: string | undefined
  /** Must stay the same: cards contain addresses. */
  secret: string
  organiser: string
  /** The present entry; null: there is none any more. */
  see(link: CalendarLink): Promise<CalendarEntry | null>
  /** Milliseconds that never go back. */
  now?(): number
}

/** Different entries that are read within a second: each costs the database some rows. */
export const readsPerSecond = 30
export const icsSuffix = '.ics'
export const icsHeaders = {
  'content-type': 'text/calendar; charset=utf-8',
  // Each look asks again: the entry may have moved.
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
}
const headers = {
  ...icsHeaders,
  // A phone offers to add what it shows, and only saves what is an attachment.
  'content-disposition': 'inline; filename="evenement.ics"',
}

/**
 * The addresses of calendar entries: of an event or one of its sessions, the same for all who come. Requests of the
 * same moment share one answer.
 */
export function createServedCalendar(options: ServedCalendarOptions): ServedCalendar {
  const { publicUrl, secret, organiser, see, now = () => performance.now() } = options
  const domain = publicUrl === undefined ? 'mary.invalid' : new URL(publicUrl).hostname
  const mayRead = perSecond(readsPerSecond, now)
  const reading = new Map<string, Promise<ReadCalendar>>()
  const readOne = async (link: CalendarLink, by: Organiser): Promise<ReadCalendar> => {
    const entry = await see(link)
    return entry === null ? { kind: 'unknown' } : { kind: 'served', bytes: Buffer.from(writeIcs(entry, by)), headers }
  }
  return {
    address: link =>
      publicUrl === undefined ? null : `${publicUrl}/calendar/${signName('calendar', idOf(link), secret)}${icsSuffix}`,
    read: async name => {
      const id = name.endsWith(icsSuffix) ? readName('calendar', name.slice(0, -icsSuffix.length), secret) : null
      const link = id === null ? null : linkIn(id)
      if (id === null || link === null) return { kind: 'unknown' }
      const underWay = reading.get(id)
      if (underWay) return underWay
      if (!mayRead()) return { kind: 'busy' }
      const mine = readOne(link, { name: organiser, domain }).finally(() => reading.delete(id))
      reading.set(id, mine)
      return mine
    },
  }
}

/** Ids of sessions are data: they travel as base 64. */
function idOf({ postId, session, lastDay }: CalendarLink): string {
  return [postId, Buffer.from(session).toString('base64url'), lastDay].join('~')
}

function linkIn(id: string): CalendarLink | null {
  const [postId, session, lastDay, ...more] = id.split('~')
  if (postId === undefined || session === undefined || lastDay === undefined || more.length > 0) return null
  return { postId, session: Buffer.from(session, 'base64url').toString(), lastDay }
}
