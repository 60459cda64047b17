import type { Instant } from '../core/domain/time.ts'

/** `anew`: loaded now, whatever is kept; an error is thrown. */
export type Kept<T> = { get: () => Promise<T>; anew: () => Promise<T> }

/** After a failed load the last good value is used, and it is not tried again this soon. */
const calmMs = 15_000

/**
 * The far side's answer, for `freshMs`. One load in flight, for all callers. When a load fails, the last good value is
 * answered instead, up to `longestMs` old. With `ahead`, an old value is answered at once while the next one loads.
 */
export function keep<T>(options: {
  load: () => Promise<T>
  now: () => Instant
  freshMs: number
  longestMs?: number
  ahead?: boolean
}): Kept<T> {
  const { load, freshMs, longestMs = 24 * 3_600_000, ahead = false } = options
  const clock = (): number => Date.parse(options.now())
  let good: { value: T; at: number } | undefined
  let flight: Promise<T> | undefined
  let failedAt = Number.NEGATIVE_INFINITY
  const refresh = async (): Promise<T> => {
    const at = clock()
    try {
      const value = await load()
      good = { value, at }
      return value
    } catch (error) {
      failedAt = clock()
      if (good && failedAt - good.at < longestMs) return good.value
      throw error
    }
  }
  const fly = (): Promise<T> => (flight ??= refresh().finally(() => (flight = undefined)))
  return {
    anew: async () => {
      const value = await load()
      good = { value, at: clock() }
      return value
    },
    get: async () => {
      const age = good ? clock() - good.at : Number.POSITIVE_INFINITY
      if (!good || age >= longestMs) return fly()
      if (age < freshMs || clock() - failedAt < calmMs) return good.value
      if (!ahead) return fly()
      fly().catch(() => undefined)
      return good.value
    },
  }
}
