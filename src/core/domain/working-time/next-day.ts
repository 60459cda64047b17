import { Temporal } from 'temporal-polyfill'
import type { Day } from '../time.ts'

export function nextDay(day: Day): Day {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString()
}

export function previousDay(day: Day): Day {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()
}
