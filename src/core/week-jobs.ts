import type { Day } from './domain/time.ts'

/** Work that follows from the week. */
export type WeekJobs = {
  /** Posts the week that begins on that day, and asks for the next one; without a day it only does that. */
  'week.digest': { monday?: Day }
  /** Brings the cards of this week to what is true now. */
  'week.follow': Record<string, never>
}
