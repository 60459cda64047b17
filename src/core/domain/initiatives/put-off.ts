/** A proposal that comes back gets a new card: an edited card would stay at its place, far up in the channel. */

import { isDay } from '../text.ts'
import type { Day, Instant } from '../time.ts'
import { afterQuietHours } from '../working-time/quiet-hours.ts'
import { daysLater, instantOf, isTooFar, localDay } from '../working-time/local-time.ts'
import { workingDayFrom } from '../working-time/working-time.ts'
import type { WorkingHours } from '../settings.ts'
import { type Delay, type Initiative, openQuestion } from './initiative.ts'

/** Used where no end of quiet hours is configured: people find it when they come to work. */
const morning = '08:00'

/** Put off until the day that the delay says, a working day. */
export function putOff(initiative: Initiative, delay: Delay): Initiative {
  return { ...initiative, state: 'later', laterOn: delay.on, delays: [...(initiative.delays ?? []), delay] }
}

/** In the inbox again, as it was when it was put off. */
export function comeBack(initiative: Initiative, at: Instant): Initiative {
  const { takenBy } = initiative
  const state = openQuestion(initiative) >= 0 ? 'asked' : takenBy ? 'taken' : 'received'
  return withoutDelay({ ...initiative, state }, at)
}

/** Without its delay, whatever ended that before its day: nothing comes back on that day any more. */
export function withoutDelay(initiative: Initiative, at: Instant): Initiative {
  const { laterOn, ...others } = initiative
  if (laterOn === undefined || initiative.state === 'later') return initiative
  const { delays = [] } = initiative
  const last = delays.at(-1)
  return { ...others, delays: last ? delays.with(-1, { ...last, back: at }) : delays }
}

/** The working day, perhaps a few days after the one that was asked for; else a key under `errors`. */
export function readLaterOn(
  typed: string,
  now: Instant,
  settings: WorkingHours,
): { on: Day } | { error: 'required' | 'not-a-day' | 'day-past' | 'too-far' } {
  if (typed === '') return { error: 'required' }
  if (!isDay(typed)) return { error: 'not-a-day' }
  if (typed <= localDay(now, settings.timeZone)) return { error: 'day-past' }
  if (isTooFar(morningOf(typed, settings), now)) return { error: 'too-far' }
  return { on: workingDayFrom(typed, settings) }
}

/** When the inbox gets it again: that day, as soon as people may be disturbed. */
export function morningOf(day: Day, settings: WorkingHours): Instant {
  const at = instantOf(day, morning, settings.timeZone) ?? `${day}T08:00:00.000Z`
  return afterQuietHours(at, settings)
}

/** The delays offered as choices: a week, a month, three months. */
export function quickDays(now: Instant, settings: WorkingHours): Record<'week' | 'month' | 'quarter', Day> {
  const today = localDay(now, settings.timeZone)
  const day = (later: { days?: number; months?: number }): Day => workingDayFrom(daysLater(today, later), settings)
  return { week: day({ days: 7 }), month: day({ months: 1 }), quarter: day({ months: 3 }) }
}
