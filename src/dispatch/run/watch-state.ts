import type { Ports } from '../../core/ports.ts'
import type { StopSwitch } from './stop-switch.ts'

/** Comms presses *Arrêter l’envoi* in any process: the run notices within this time. */
const lookEveryMs = 500

/** Pulls the switch when the broadcast is no longer running; answers how to end the watch. */
export function watchState(ports: Pick<Ports, 'broadcasts' | 'sleep'>, id: string, stop: StopSwitch): () => void {
  let over = false
  const look = async (): Promise<void> => {
    while (!over && stop.reason === null) {
      await stop.until(ports.sleep(lookEveryMs))
      if (over || stop.reason !== null) return
      // The store may be away for a moment: what is being sent goes on, the next look will tell.
      const broadcast = await ports.broadcasts.byId(id).catch(() => 'unreadable' as const)
      if (broadcast !== 'unreadable' && broadcast?.state !== 'running') stop.pull('not-running')
    }
  }
  void look()
  return () => (over = true)
}
