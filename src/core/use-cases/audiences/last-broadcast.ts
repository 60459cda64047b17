import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import type { Ports } from '../../ports.ts'
import { canonicalKey } from '../../domain/seal.ts'
import type { Audience } from '../../domain/audiences/audience.ts'

const lookedAt = 50

/** The last one sent to its end to the same audience, else to any. */
export async function lastBroadcast(
  { broadcasts }: Pick<Ports, 'broadcasts'>,
  audience: Audience,
): Promise<(Broadcast & { planned: number }) | null> {
  const key = canonicalKey(audience)
  const finished = (await broadcasts.recent(lookedAt)).filter(isFinished)
  return finished.find(one => canonicalKey(one.audience) === key) ?? finished[0] ?? null
}

function isFinished(broadcast: Broadcast): broadcast is Broadcast & { planned: number } {
  return broadcast.kind === 'send' && broadcast.state === 'done' && broadcast.planned !== null
}
