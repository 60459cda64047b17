/** So many of the people who wait are answered by one reading of the database. */
export const peopleAtOnce = 25

/**
 * `ahead`: how many earlier requests are not answered yet; `passMs`: how long the newest reading took, until its file
 * was written; null: none is known.
 */
export type Wait = { ahead: number; passMs: number | null }

const minuteMs = 60_000
/** Used where no time is known: as long as a town of a thousand takes on a busy machine. */
const usualMs = 15_000

/**
 * What to tell the person: the file comes within a minute, after those of others, or in some minutes. A reading under
 * way answers at least one of the earlier requests, and no request that came later.
 */
export function saidOf({ ahead, passMs }: Wait): 'minute' | 'others' | 'minutes' {
  const passes = ahead === 0 ? 1 : 2 + Math.floor((ahead - 1) / peopleAtOnce)
  if (passes * (passMs ?? usualMs) <= minuteMs) return 'minute'
  return ahead > 0 ? 'others' : 'minutes'
}
