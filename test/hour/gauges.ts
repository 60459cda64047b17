import { setTimeout as delay } from 'node:timers/promises'
import type { Mary } from '../support/mary.ts'

type Reading = { at: number; rssMb: number; heapMb: number; lagMaxMs: number; lagP99Ms: number }

const everyMs = 10_000
const perMinute = 60_000 / everyMs

/** What Mary says of herself each ten seconds, from her own figures; the delay of her loop is of those ten seconds. */
export function createGauges({ metricsUrl }: Mary) {
  const readings: Reading[] = []
  const read = async (): Promise<void> => {
    const text = await fetch(metricsUrl).then(
      response => response.text(),
      () => '',
    )
    const figure = (name: string): number => Number(new RegExp(`^${name} ([\\d.e+-]+)`, 'm').exec(text)?.[1] ?? NaN)
    const [rss, heap] = [figure('process_resident_memory_bytes'), figure('nodejs_heap_size_used_bytes')]
    if (Number.isNaN(rss)) return
    const [max, p99] = [figure('nodejs_eventloop_lag_max_seconds'), figure('nodejs_eventloop_lag_p99_seconds')]
    readings.push({
      at: Date.now(),
      rssMb: rss / 2 ** 20,
      heapMb: heap / 2 ** 20,
      lagMaxMs: max * 1_000,
      lagP99Ms: p99 * 1_000,
    })
  }
  return {
    readings,
    async watch(until: number): Promise<void> {
      while (Date.now() < until) {
        await read()
        await delay(Math.max(0, Math.min(everyMs, until - Date.now())))
      }
      await read()
    },
    /** How far a minute's median of her memory lies from the median of all minutes since then, at most, in MB. */
    unrest: (since: number): number => {
      const kept = readings.filter(({ at }) => at >= since).map(({ rssMb }) => rssMb)
      const minutes = Array.from({ length: Math.ceil(kept.length / perMinute) }, (_, minute) =>
        median(kept.slice(minute * perMinute, (minute + 1) * perMinute)),
      )
      return Math.max(0, ...minutes.map(minute => Math.abs(minute - median(minutes))))
    },
  }
}

export type Gauges = ReturnType<typeof createGauges>

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
