import { Temporal } from 'temporal-polyfill'

/** Where the town lies. */
const timeZone = 'Europe/Paris'

/** When that day begins there, so many days from today; in UTC, `2026-11-25T23:00:00.000Z`. */
export function midnightIn(days: number): string {
  const day = Temporal.Now.zonedDateTimeISO(timeZone).startOfDay().add({ days })
  return new Date(day.epochMilliseconds).toISOString()
}
