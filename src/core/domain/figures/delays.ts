import type { WorkingHours } from '../settings.ts'
import type { Instant } from '../time.ts'
import { localDay } from '../working-time/local-time.ts'
import { workingClock } from '../working-time/working-clock.ts'
import { spansOf } from '../working-time/working-time.ts'

/**
 * The steps from a proposal to its broadcast. answer: until comms first did something that the author sees; submission:
 * until the post was first submitted; visa: until the last visa, whatever was corrected on the way; broadcast: until
 * the first card left, so that it includes waiting for the slot; whole: from the proposal to the first card. Posts
 * without a proposal have the steps visa and broadcast.
 */
export const delaySteps = ['answer', 'submission', 'visa', 'broadcast', 'whole'] as const
export type DelayStep = (typeof delaySteps)[number]

/** When each step began and ended, of those that ended in a period. */
export type Passages = Record<DelayStep, (readonly [from: Instant, to: Instant])[]>

/** Of `n` cases, in ms: half took at most so long, nine of ten at most so long. */
export type Delay = { n: number; medianMs: number; ninthMs: number }

/** With fewer cases no delay is shown: one slow case would be most of it. */
export const fewestCases = 5

/**
 * Null: too few cases. In working time: a proposal sent on Friday evening and answered on Monday morning waited for
 * nobody. `n` counts them all the same.
 */
export function delaysIn(
  passages: Passages,
  settings: WorkingHours,
): Record<DelayStep, { n: number; delay: Delay | null }> {
  const all = delaySteps.flatMap(step => passages[step])
  const clock = clockOver(all, settings)
  return ofEachStep(step => {
    const lasted = passages[step].map(([from, to]) => Math.max(0, clock(to) - clock(from)))
    return { n: lasted.length, delay: delayOf(lasted) }
  })
}

export function ofEachStep<T>(of: (step: DelayStep) => T): Record<DelayStep, T> {
  return {
    answer: of('answer'),
    submission: of('submission'),
    visa: of('visa'),
    broadcast: of('broadcast'),
    whole: of('whole'),
  }
}

export function delayOf(lasted: readonly number[]): Delay | null {
  if (lasted.length < fewestCases) return null
  const sorted = lasted.toSorted((a, b) => a - b)
  return { n: sorted.length, medianMs: percentile(sorted, 0.5), ninthMs: percentile(sorted, 0.9) }
}

/** The smallest value that at least this share of the values does not exceed: always a value that happened. */
function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]!
}

/** What began earlier is counted from so many days before: no proposal waits longer. */
const daysMost = 800

function clockOver(passages: Passages[DelayStep], settings: WorkingHours): (at: Instant) => number {
  let [first, last] = ['', '']
  for (const [from, to] of passages) {
    if (first === '' || from < first) first = from
    if (to > last) last = to
  }
  if (first === '') return () => 0
  const earliest = new Date(Math.max(Date.parse(first), Date.parse(last) - daysMost * 86_400_000)).toISOString()
  return workingClock(settings, localDay(earliest, settings.timeZone), localDay(last, settings.timeZone))
}

/** The length of a working day in ms, by which delays are shown in days. A day without quiet hours has 24 hours. */
export function workingDayMs(settings: WorkingHours): number {
  // Any Wednesday, with holidays ignored.
  const span = spansOf({ ...settings, isHoliday: () => false })('2026-02-04')
  return span ? Date.parse(span.to) - Date.parse(span.from) : 86_400_000
}
