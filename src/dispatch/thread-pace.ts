import type { ThreadTurns } from '../core/ports/turns.ts'

export type ThreadPace = {
  /**
   * Waits for a turn in that conversation; answers 0, or the milliseconds to wait when they are too many to wait here.
   */
  take(thread: string): Promise<number>
}

export type ThreadPaceOptions = {
  turns: ThreadTurns
  sleep(ms: number): Promise<void>
  longestWaitMs?: number
  /** Milliseconds that never go back. */
  now?(): number
}

/** The store keeps turns further apart than Teams asks; what is later than that may come together with the next one. */
const lateMs = 100
/** On a machine that is always late a refusal of Teams costs less than turn after turn. */
const triesMax = 3

/** The turns of conversations: all threads of a channel are one. */
export function createThreadPace({
  turns,
  sleep,
  longestWaitMs = 15_000,
  now = () => performance.now(),
}: ThreadPaceOptions): ThreadPace {
  return {
    async take(thread) {
      for (let tries = 1; ; tries++) {
        const asked = now()
        const { inMs, taken } = await turns.take(thread.split(';', 1)[0]!, longestWaitMs)
        if (!taken) return inMs
        if (inMs > 0) await sleep(Math.ceil(inMs))
        if (now() - asked - inMs <= lateMs || tries === triesMax) return 0
      }
    },
  }
}
