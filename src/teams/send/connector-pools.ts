import type * as Undici from 'undici'
import { dispatcherOut } from '../../settings/way-out.ts'

/** A send that Teams has not answered by then is `unknown`; two requests and their turns fit into a row's lease. */
const answerMs = 15_000
const connectMs = 5_000
/**
 * Of one way each: when Teams is slow, broadcasts have more in flight than connections, and answers do not wait behind
 * them.
 */
const connections = { answer: 16, broadcast: 128 }
/** Microsoft has one service address for each region; of more than that, the first is closed. */
export const poolsKept = 16

/** Kept-alive connections to each origin, of answers and of broadcasts apart. */
export class ConnectorPools {
  readonly #endMs: number
  readonly #pools = new Map<string, Undici.Dispatcher>()
  /** Loaded with the first request: 29 MB. */
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
      // What is under way in it ends first.
      first[1].close().catch(() => undefined)
    }
    return pool
  }

  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map(pool => pool.close()))
  }
}
