import type { ThreadPace, ThreadTurns } from '../core/ports/turns.ts'

export type ThreadPaceOptions = {
  turns: ThreadTurns
  sleep(ms: number): Promise<void>
  longestWaitMs?: number
  /** Milliseconds that never go back. */
  now?(): number
}

/**
 * The store spaces turns by a little more than this beyond what Teams asks, which is left to the network. A request
 * that leaves later than that after its turn may arrive together with the next ones.
 */
const lateMs = 200
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
      let [over, tries] = [-Infinity, 0]
      const holds = (): boolean => now() <= over
      const again = async (): Promise<number> => {
        do {
          const asked = now()
          const { inMs, taken } = await turns.take(thread.split(';', 1)[0]!, longestWaitMs)
          if (!taken) return inMs
          over = ++tries < triesMax ? asked + inMs + lateMs : Infinity
          if (inMs > 0) await sleep(Math.ceil(inMs))
        } while (!holds())
        return 0
      }
      const ms = await again()
      return ms > 0 ? { kind: 'wait', ms } : { kind: 'had', holds, again }
    },
  }
}
