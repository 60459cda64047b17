/**
 * A mark names nobody: its id is a digest of event and person with Mary's own secret, so that a person may change it,
 * and it has neither a person nor an hour nor an entry in the journal. That protects it from readers, exports and
 * organisers, not from the operator, who has both database and secret.
 */

import type { PersonId } from '../actor.ts'
import type { EventDetails } from '../posts/post.ts'
import type { Settings } from '../settings.ts'
import { type Day, type Instant, later } from '../time.ts'
import { instantOf, localDay } from '../working-time/local-time.ts'
import type { EventAnswer, EventNow } from './event.ts'
import { doorKey, doorWords } from './door-words.ts'

/** The word that opens the list of who is there, on the day of an event: one row a post. */
export type Door = { id: string; version: number; kind: 'door'; postId: string; day: Day; word: string }

/** Somebody was there: one row a post and person. */
export type Attendance = {
  /** As that of the answer: `<postId>:<personId>` */
  id: string
  version: number
  kind: 'there'
  postId: string
  person: PersonId
  /** The organiser who ticked them; absent: they typed the word. */
  by?: PersonId
  at: Instant
}

/** How useful the event was to a person, from 1 to 5. Nothing in the row, nor beside it, tells to whom. */
export type Mark = { id: string; version: number; kind: 'mark'; postId: string; mark: number }

/** All that is kept of who was at an event, in one table; it ends with the names. */
export type AttendanceRow = Door | Attendance | Mark

/** How many gave a mark, and the sum of their marks. */
export type MarkTally = { people: number; sum: number }
/** Of the people registered, how many were there; `others`: how many came besides. */
export type AttendedFigures = { registered: number; others: number }

const hourMs = 60 * 60_000

/** A person who was there without having registered counts among `others`. */
export function attendedFigures(
  answers: readonly Pick<EventAnswer, 'person' | 'answer'>[],
  there: ReadonlySet<PersonId>,
): AttendedFigures {
  const registered = answers.filter(({ person, answer }) => answer === 'yes' && there.has(person)).length
  return { registered, others: there.size - registered }
}

type When = Pick<EventNow, 'details' | 'cancelled'>

/** When people may say that they are there: an hour before the event, or its first session, and on its day only. */
export function doorOpensAt({ date, time, sessions = [] }: EventDetails, timeZone: string): Instant | null {
  const clocks = [time, ...sessions.map(one => one.time)].filter(clock => clock !== null)
  const midnight = instantOf(date, '00:00', timeZone)
  const starts = clocks.length === 0 ? null : instantOf(date, clocks.toSorted()[0]!, timeZone)
  if (starts === null || midnight === null) return midnight
  const before = later(starts, -hourMs)
  return before > midnight ? before : midnight
}

/** Whether the word of this day counts now: not for an event that is cancelled, or on another day by now. */
export function isDoorOpen(
  { details, cancelled }: When,
  now: Instant,
  { timeZone }: Pick<Settings, 'timeZone'>,
): boolean {
  const opens = doorOpensAt(details, timeZone)
  const today = localDay(now, timeZone)
  return !cancelled && details.date === today && opens !== null && now >= opens
}

/** The word of an event: chosen by `seed`, and different from the words of other events on that day. */
export function chooseWord(seed: string, taken: readonly string[]): string {
  const used = new Set(taken.map(doorKey))
  const start = Number.parseInt(seed.replace(/[^0-9a-f]/g, '').slice(-8), 16) % doorWords.length
  const turned = [...doorWords.slice(start), ...doorWords.slice(0, start)]
  return turned.find(word => !used.has(doorKey(word))) ?? turned[0]!
}
