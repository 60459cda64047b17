import { refresh } from '../core/change.ts'
import type { Broadcast } from '../core/domain/broadcasts/broadcast.ts'
import { heldNoMore } from '../core/domain/broadcasts/start-time.ts'
import { Unavailable } from '../core/domain/errors.ts'
import { keyOf } from '../core/domain/placements/placed-card.ts'
import { later } from '../core/domain/time.ts'
import type { Ports } from '../core/ports.ts'
import { decisionCards } from '../core/use-cases/broadcasts/decision-cards.ts'
import { goOn } from '../core/use-cases/broadcasts/sending/resume-broadcast.ts'
import { refreshPlacement } from '../core/use-cases/placements/refresh-placement.ts'

/**
 * Fifteen moves a minute, where Teams allows a conversation sixty in 30 s: room for what people do in the channel
 * meanwhile. Each move takes the turn of one person.
 */
export const progressEveryMs = 4_000

/** Teams refuses Mary for a moment now and then; a longer refusal waits for the operator, and for a person. */
const regainMs = 15 * 60_000
const regainEveryMs = 15_000

type Needs = Parameters<typeof refreshPlacement>[0] & Pick<Ports, 'broadcasts' | 'commit' | 'now'>

/**
 * One move of the progress card, and the order of the next one while the broadcast runs. The end draws the last state
 * itself. A broadcast that is held because Teams does not know Mary goes on by itself once its card can be drawn again,
 * for some minutes.
 */
export async function progressBroadcast(ports: Needs, id: string): Promise<void> {
  const broadcast = await ports.broadcasts.byId(id)
  if (broadcast?.state === 'held') return regain(ports, broadcast)
  if (broadcast?.state !== 'running') return
  await ports.commit(refresh({ card: 'broadcast', broadcastId: id }), {
    job: 'broadcast.progress',
    data: { id },
    inMs: progressEveryMs,
  })
}

/** Drawing the card tells people why nothing moves, and tests whether Teams knows Mary. */
async function regain(ports: Needs, broadcast: Broadcast): Promise<void> {
  const { id, heldBecause, heldAt = null, reference: subject, seal, version } = broadcast
  if (heldBecause !== 'not-registered' || heldAt === null || later(heldAt, regainMs) < ports.now()) return
  try {
    await refreshPlacement(ports, keyOf({ card: 'broadcast', broadcastId: id }))
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error
    return void (await ports.commit({ job: 'broadcast.progress', data: { id }, inMs: regainEveryMs }))
  }
  const { change, jobs } = goOn(broadcast)
  const row: Broadcast = { ...broadcast, ...heldNoMore, ...change, version: version + 1, updatedAt: ports.now() }
  // Stale: somebody decided meanwhile.
  await ports.commit(
    { save: 'broadcast', row, ifVersion: version },
    { journal: { verb: 'broadcast.resumed', actor: null, subject, seal, details: {} } },
    refresh({ card: 'broadcast', broadcastId: id }),
    ...decisionCards(broadcast, row),
    ...jobs,
  )
}
