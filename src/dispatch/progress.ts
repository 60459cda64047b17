import { refresh } from '../core/change.ts'
import type { Ports } from '../core/ports.ts'

/**
 * Fifteen moves a minute where Teams allows a conversation sixty in 30 s: room for what people do in the channel
 * meanwhile. Each move takes the turn of one person.
 */
export const progressEveryMs = 4_000

/** One move of the progress card, and the next one ordered while the broadcast runs. The last word is the end's own. */
export async function progressBroadcast(ports: Pick<Ports, 'broadcasts' | 'commit'>, id: string): Promise<void> {
  const broadcast = await ports.broadcasts.byId(id)
  if (broadcast?.state !== 'running') return
  await ports.commit(refresh({ card: 'broadcast', broadcastId: id }), {
    job: 'broadcast.progress',
    data: { id },
    inMs: progressEveryMs,
  })
}
