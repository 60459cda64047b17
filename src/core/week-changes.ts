import type { PersonId } from './domain/actor.ts'
import type { Day } from './domain/time.ts'
import type { AskedMove } from './domain/week/asked-move.ts'
import type { WeekAddress } from './domain/week/week-address.ts'

/** What people left about the week, one row each. */
export type WeekDocuments = {
  week_address: WeekAddress
  asked_move: AskedMove
}

/** Work that follows from the week. */
export type WeekJobs = {
  /** Posts the week that begins on that day, and asks for the next one; without a day it only does that. */
  'week.digest': { monday?: Day }
  /** Brings the cards of this week to what is true now. */
  'week.follow': Record<string, never>
  /** Forgets of which move a person was warned, once their agreement counts no more. */
  'move.forget': { person: PersonId }
}
