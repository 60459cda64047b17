import type { Broadcast } from '../../core/domain/broadcasts/broadcast.ts'
import type { Ports } from '../../core/ports.ts'
import { givesWay } from './gives-way.ts'

/** Comms presses *Arrêter l’envoi*, or an emergency begins, in any process: the run notices within this time. */
const lookEveryMs = 500

/** Pulls the switch when the broadcast is no longer running, or gives way; answers how to end the watch. */
export function watchState(
  ports: Pick<Ports, 'broadcasts' | 'deliveries' | 'sleep'>,
  broadcast: Broadcast,
  stop: StopSwitch,
): () => void {
  let over = false
  const look = async (): Promise<void> => {
    while (!over && stop.reason === null) {
      await stop.until(ports.sleep(lookEveryMs))
      if (over || stop.reason !== null) return
      // The store may be away for a moment: what is being sent goes on, the next look decides.
      const now = await ports.broadcasts.byId(broadcast.id).catch(() => 'unreadable' as const)
      if (now !== 'unreadable' && now?.state !== 'running') stop.pull('not-running')
      else if (await givesWay(ports, broadcast).catch(() => false)) stop.pull('interrupted')
    }
  }
  void look()
  return () => (over = true)
}

export type StopReason = 'interrupted' | 'not-running' | 'held'

/** Ends a run once; the first reason counts. */
export class StopSwitch {
  #reason: StopReason | null = null
  #waiting = new Set<() => void>()

  get reason(): StopReason | null {
    return this.#reason
  }

  pull(reason: StopReason): void {
    if (this.#reason !== null) return
    this.#reason = reason
    for (const go of this.#waiting) go()
    this.#waiting.clear()
  }

  /** Resolves with the promise, or at once when the switch is pulled; then the promise is left alone. */
  async until(promise: Promise<unknown>): Promise<void> {
    if (this.#reason !== null) return
    const pulled = Promise.withResolvers<void>()
    this.#waiting.add(pulled.resolve)
    try {
      await Promise.race([promise, pulled.promise])
    } finally {
      this.#waiting.delete(pulled.resolve)
    }
  }
}
