import type * as Undici from 'undici'
import { dispatcherOut } from '../../settings/way-out.ts'

/** A request without an answer by then is `unknown`; two requests and their turns fit into the lease of a row. */
const answerMs = 15_000
const connectMs = 5_000
/**
 * Of one pool. Broadcasts have a pool of their own: while Teams is slow they wait for its connections, and answers do
 * not wait behind them.
 */
const connections = { answer: 16, broadcast: 128 }
/** Microsoft has one service address for each region; beyond this number, the oldest pool is closed. */
export const poolsKept = 16

/** Pools of kept-alive connections for each origin, one for answers and one for broadcasts. */
export class ConnectorPools {
  readonly #endMs: number
  readonly #pools = new Map<string, Undici.Dispatcher>()
  /** Loaded with the first request: undici takes 29 MB of memory. */
  #undici: Promise<typeof Undici> | undefined

  constructor(endMs = answerMs) {
    this.#endMs = endMs
  }

  async of(origin: string, way: keyof typeof connections): Promise<Undici.Dispatcher> {
    const undici = await (this.#undici ??= import('undici'))
    const key = `${way} ${origin}`
    const kept = this.#pools.get(key)
    if (kept) return kept
    const ends = { connectMs, headersTimeout: this.#endMs, bodyTimeout: this.#endMs }
    const pool = dispatcherOut(undici, { connections: connections[way], ...ends })
    this.#pools.set(key, pool)
    const [first] = this.#pools
    if (this.#pools.size > poolsKept && first) {
      this.#pools.delete(first[0])
      // The requests under way in the pool end first.
      first[1].close().catch(() => undefined)
    }
    return pool
  }

  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map(pool => pool.close()))
  }
}
