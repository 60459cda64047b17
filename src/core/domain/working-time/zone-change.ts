import { Temporal } from 'temporal-polyfill'
import { cleanText, isDay, isTime } from '../text.ts'

/**
 * When the clocks change: `skipped`, no clock ever shows that time and an hour later is meant; `twice`, two moments
 * show it and the first is meant.
 */
export type ZoneChange = 'skipped' | 'twice'

export function zoneChange(day: unknown, time: unknown, timeZone: string): ZoneChange | null {
  const [date, hour] = [cleanText(day), cleanText(time)]
  if (!isDay(date) || !isTime(hour)) return null
  const typed = Temporal.PlainDateTime.from(`${date}T${hour}`)
  const [first, last] = (['earlier', 'later'] as const).map(disambiguation =>
    typed.toZonedDateTime(timeZone, { disambiguation }),
  )
  if (first === undefined || last === undefined || first.equals(last)) return null
  return first.toPlainDateTime().equals(typed) ? 'twice' : 'skipped'
}
