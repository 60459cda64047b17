/**
 * What one bot may send to one conversation; the same for creating. All threads of a channel are one conversation.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit#per-bot-per-thread-limit
 */
const windows = [
  { count: 7, ms: 1_000 },
  { count: 8, ms: 2_000 },
  { count: 60, ms: 30_000 },
  { count: 1_800, ms: 3_600_000 },
]
const longestMs = 3_600_000
/** On the way two requests may come closer than they left. */
const marginMs = 100
const keep = 1_800
/** Above so many conversations, the quiet ones are forgotten. */
const manyThreads = 2_000

export type ThreadPace = {
  /** Waits for a turn in that conversation; answers 0, or the milliseconds to wait when they are too many to wait here. */
  take(thread: string): Promise<number>
}

export type ThreadPaceOptions = { now(): number; sleep(ms: number): Promise<void>; longestWaitMs?: number }

export function createThreadPace({ now, sleep, longestWaitMs = 15_000 }: ThreadPaceOptions): ThreadPace {
  const threads = new Map<string, number[]>()
  return {
    async take(thread) {
      const base = thread.split(';', 1)[0]!
      const times = threads.get(base) ?? []
      threads.set(base, times)
      if (threads.size > manyThreads) forgetQuiet(threads, now())
      const at = nextIn(times, now())
      if (at - now() > longestWaitMs) return at - now()
      times.push(at)
      if (times.length > 2 * keep) times.splice(0, times.length - keep)
      if (at > now()) await sleep(at - now())
      return 0
    },
  }
}

/** The moment of the next turn; those given out and not yet come count too. */
function nextIn(times: number[], now: number): number {
  return windows.reduce((at, { count, ms }) => Math.max(at, (times.at(-count) ?? -Infinity) + ms + marginMs), Math.max(now, times.at(-1) ?? now))
}

function forgetQuiet(threads: Map<string, number[]>, now: number): void {
  for (const [thread, times] of threads) if ((times.at(-1) ?? 0) + longestMs < now) threads.delete(thread)
}
