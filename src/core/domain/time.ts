/** An instant as ISO 8601 in UTC with milliseconds, `2026-11-25T08:30:00.000Z`: sorts as text, travels as JSON. */
export type Instant = string

/** A calendar day without a zone, `2026-11-25`. */
export type Day = string

/** The most by which the clock of a process may differ from the store's. */
export const clockSkewMs = 60_000

export function later(at: Instant, ms: number): Instant {
  return new Date(Date.parse(at) + ms).toISOString()
}

/** Milliseconds from `from` to `to`; negative when `to` is earlier. */
export function msBetween(from: Instant, to: Instant): number {
  return Date.parse(to) - Date.parse(from)
}
