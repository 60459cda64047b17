import { within } from '../../timing/within.ts'

/** One act of a person while the database was away: done again once it is back. */
export type KeptTurn = {
  /** The try before, which may hang as long as the database does. Nothing is done again before it ends. */
  running: Promise<unknown>
  /** Does the same act again: the same activity makes the same ids, so that nothing is created twice. */
  again(): Promise<unknown>
  /** The act failed for another reason than the database. */
  failed(error: unknown): Promise<void>
  /** The act is given up: the person is told so. */
  lost(): Promise<void>
}

export type KeptTurns = {
  /** Whether the failure, or the delay (`null`), comes from the database being away. */
  isAway(error: unknown): Promise<boolean>
  /** False: too many acts are kept, and this one is not. */
  keep(turn: KeptTurn): boolean
  /** The process ends: the kept acts are lost. */
  end(): Promise<void>
}

export type KeptTurnsOptions = {
  /** Whether the database answers now. */
  reachable(): Promise<boolean>
  sleep(ms: number): Promise<unknown>
  /** Milliseconds that never go back. */
  now(): number
  log: { warn(details: object, message: string): void }
}

const keptMost = 500
/** By then the person has turned to something else. */
const longestMs = 10 * 60_000
const firstPauseMs = 1_000
const longestPauseMs = 10_000
/** The longest time for one try, before the next act is tried. */
const tryMs = 8_000

type Waiting = KeptTurn & { since: number }

/** People's acts while the database was away, in memory, in their order. */
export function createKeptTurns(options: KeptTurnsOptions): KeptTurns {
  const { now, sleep, log } = options
  const waiting = new Set<Waiting>()
  let ended = false
  let looking = false
  const look = async (): Promise<void> => {
    for (let pauseMs = firstPauseMs; waiting.size > 0 && !ended; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
      await sleep(pauseMs)
      const back = await options.reachable()
      for (const turn of [...waiting]) {
        const end = ended ? 'again' : await tried(turn, back)
        if (end === 'again' && now() - turn.since < longestMs) break
        if (end === 'hangs') continue
        waiting.delete(turn)
        if (end === 'again') await turn.lost().catch(() => undefined)
      }
    }
    looking = false
  }
  return {
    isAway: async error => isLostConnection(error) || !(await options.reachable()),
    keep: turn => {
      if (ended || waiting.size >= keptMost) return false
      waiting.add({ ...turn, since: now() })
      if (!looking) {
        looking = true
        log.warn({}, 'the database does not answer: what people write is kept in memory until it does')
        void look()
      }
      return true
    },
    end: async () => {
      ended = true
      await Promise.all([...waiting].map(turn => turn.lost().catch(() => undefined)))
      waiting.clear()
    },
  }
}

/** `hangs`: the try before has not ended yet. `again`: the database was away for the act once more. */
async function tried(turn: Waiting, back: boolean): Promise<'over' | 'again' | 'hangs'> {
  const before = await within(settled(turn.running), 0)
  if (before === 'slow') return 'hangs'
  if (before === null) return 'over'
  if (!back) return 'again'
  turn.running = turn.again()
  const after = await within(settled(turn.running), tryMs)
  if (after === 'slow') return 'hangs'
  if (after !== null && isLostConnection(after.error)) return 'again'
  if (after !== null) await turn.failed(after.error).catch(() => undefined)
  return 'over'
}

/** Null: the act was done. */
export function settled(running: Promise<unknown>): Promise<{ error: unknown } | null> {
  return running.then(
    () => null,
    (error: unknown) => ({ error }),
  )
}

/** Codes of the system, and SQLSTATE: connections, no room, a shutdown, and a read-only server. */
const lostCodes = /^(?:ECONN[A-Z]+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN|(?:08|53|57P)[0-9A-Z]{2,3}|25006)$/

function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error) || ['Unavailable', 'Misconfigured'].includes(error.name)) return false
  if ('code' in error && typeof error.code === 'string' && lostCodes.test(error.code)) return true
  // pg gives no code to the error of a connection that ended.
  return /^(?:Connection terminated|timeout exceeded)/.test(error.message)
}
