import type { ThreadTurns } from '../core/ports/turns.ts'

export type ThreadPace = {
  /**
   * Waits for a turn in that conversation; answers 0, or the milliseconds to wait when they are too many to wait here.
   */
  take(thread: string): Promise<number>
}

export type ThreadPaceOptions = { turns: ThreadTurns; sleep(ms: number): Promise<void>; longestWaitMs?: number }

/** The turns of conversations: all threads of a channel are one. */
export function createThreadPace({ turns, sleep, longestWaitMs = 15_000 }: ThreadPaceOptions): ThreadPace {
  return {
    async take(thread) {
      const { inMs, taken } = await turns.take(thread.split(';', 1)[0]!, longestWaitMs)
      if (!taken) return inMs
      if (inMs > 0) await sleep(Math.ceil(inMs))
      return 0
    },
  }
}
