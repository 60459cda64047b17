import { orRunAgain } from '../../core/use-cases/attempt.ts'
import type { Broadcast } from '../../core/domain/broadcasts/broadcast.ts'
import type { Objection } from '../../core/domain/broadcasts/objection.ts'
import { afterBroadcast } from '../../core/use-cases/broadcasts/sending/after-broadcast.ts'
import { broadcastEntry } from '../../core/use-cases/broadcasts/change-broadcast.ts'
import { holdChanges } from '../../core/use-cases/broadcasts/sending/hold-changes.ts'
import { type Change, refresh } from '../../core/change.ts'
import { Unavailable } from '../../core/domain/errors.ts'
import type { Ports } from '../../core/ports.ts'

type Needs = Pick<Ports, 'broadcasts' | 'posts' | 'deliveries' | 'commit' | 'now'>

/** Nothing may leave any more: the operator must act, or the seal is not the approved one. */
export async function holdBroadcast(
  ports: Needs,
  id: string,
  because: NonNullable<Broadcast['heldBecause']>,
  of: Partial<Pick<Objection, 'about' | 'pictures'>> = {},
): Promise<void> {
  await end(ports, id, async broadcast => holdChanges(broadcast, because, ports.now(), of))
}

/**
 * Every row is settled: the report is final. A second caller, in this process or another, finds it done. False: rows
 * were queued again meanwhile by a resumption; they are looked for after reading the version that came with them.
 */
export function finishBroadcast(ports: Needs, id: string): Promise<boolean> {
  return end(ports, id, async broadcast => {
    const { counts } = await ports.deliveries.report(id)
    const { queued, sending, delivered, refused, unknown } = counts
    if (queued + sending > 0) return null
    return [
      save(ports, broadcast, { state: 'done', finishedAt: ports.now() }),
      broadcastEntry('broadcast.finished', broadcast, null, { delivered, refused, unknown }),
      ...(await afterBroadcast(ports, broadcast, ports.now())),
      refresh({ card: 'broadcast', broadcastId: id }),
    ]
  })
}

/** Comms stopped it: rows that came back or were left behind after that end like the rest. */
export async function settleStopped(ports: Needs, id: string): Promise<void> {
  const broadcast = await ports.broadcasts.byId(id)
  if (broadcast?.state !== 'stopped') return
  await ports.deliveries.recover(id, broadcast.kind !== 'send')
  await ports.deliveries.cancelQueued(id)
  const { counts } = await ports.deliveries.report(id)
  await ports.commit(refresh({ card: 'broadcast', broadcastId: id }))
  if (counts.sending > 0) throw new Unavailable('still-sending', { retryAfterMs: 10_000 })
}

async function end(
  ports: Needs,
  id: string,
  changes: (broadcast: Broadcast) => Promise<Change[] | null>,
): Promise<boolean> {
  const ended = await orRunAgain(async () => {
    const broadcast = await ports.broadcasts.byId(id)
    if (broadcast?.state !== 'running') return 'done'
    const made = await changes(broadcast)
    return made === null ? 'open' : ports.commit(...made)
  })
  return ended === 'done'
}

function save(ports: Needs, broadcast: Broadcast, change: Partial<Broadcast>): Change {
  return { save: 'broadcast', row: { ...broadcast, ...change, updatedAt: ports.now() }, ifVersion: broadcast.version }
}
