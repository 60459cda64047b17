import type { WorkingHours } from '../settings.ts'
import type { Day, Instant } from '../time.ts'
import { daysLater } from './local-time.ts'
import { spansOf } from './working-time.ts'

/**
 * How long people have worked since `from`, in ms, at each instant until the end of `to`: the difference of two values
 * is the working time between them. Made once, then asked for thousands of instants. Instants outside count as the
 * nearest edge.
 */
export function workingClock(settings: WorkingHours, from: Day, to: Day): (at: Instant) => number {
  const spanOf = spansOf(settings)
  const starts: number[] = []
  const ends: number[] = []
  const before: number[] = []
  let worked = 0
  for (let day = from; day <= to; day = daysLater(day, { days: 1 })) {
    const span = spanOf(day)
    if (span === null) continue
    const [start, end] = [Date.parse(span.from), Date.parse(span.to)]
    starts.push(start)
    ends.push(end)
    before.push(worked)
    worked += end - start
  }
  return at => {
    const ms = Date.parse(at)
    const index = lastNotAfter(starts, ms)
    if (index < 0) return 0
    return before[index]! + Math.min(ms, ends[index]!) - starts[index]!
  }
}

/** The index of the last value that is not after `ms`, in a sorted list; -1: none. */
function lastNotAfter(sorted: readonly number[], ms: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= ms) low = middle + 1
    else high = middle
  }
  return low - 1
}
