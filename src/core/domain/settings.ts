import type { Locale } from './actor.ts'
import type { Day } from './time.ts'

/** Local times of the authority, `HH:MM`; `from` may be later than `to` (over midnight). */
export type QuietHours = { from: string; to: string } | 'off'

/** What the authority configures and rules depend on. */
export type Settings = {
  /** IANA name, `Europe/Paris`. */
  timeZone: string
  quietHours: QuietHours
  /** Public holidays of the authority's region. */
  isHoliday(day: Day): boolean
  broadcastPerSecond: number
  /** Above so many people a second person of comms confirms. */
  fourEyesOver: number
  /** Where the head of the journal is posted each day. */
  journalHeadTo: 'channel' | 'admins'
  /** How often the Microsoft List is read where Graph does not tell of its changes. */
  listEveryMs: number
  /** For people whose language is unknown. */
  defaultLocale: Locale
  /** How often Mary asks what changed in Entra. */
  directoryEveryMs: number
}

/** When people work, and when they are left alone. */
export type WorkingHours = Pick<Settings, 'timeZone' | 'quietHours' | 'isHoliday'>
