import { refresh } from '../../change.ts'
import { mayBeClosed, type Placement } from '../../domain/placements/placement.ts'
import type { SendOutcome } from '../../domain/send-outcome.ts'
import type { Ports } from '../../ports.ts'
import { orRunAgain } from '../attempt.ts'
import { channelLost } from '../sectors/hear-channel.ts'
import { goBack } from './placement-steps.ts'

type Needs = Pick<Ports, 'placements' | 'sectors' | 'commit' | 'now'>

/** Whether a sector's own channel, not just one card in it, may be gone. */
export function mayBeLost({ to }: Pick<Placement, 'to'>, outcome: SendOutcome): boolean {
  if (to.kind !== 'channel' || to.channel === undefined) return false
  return outcome.kind === 'refused' && mayBeClosed(to, outcome.reason)
}

/**
 * A sector's channel refused a new card: the sector goes on without the channel, waiting cards move to the common one,
 * and this card is placed anew, or stays where it was before. No doubt is told: nothing is missing.
 */
export async function leaveLostChannel(ports: Needs, { key, version, to }: Placement): Promise<void> {
  await orRunAgain(async () => {
    const present = await ports.placements.byKey(key)
    const channel = to.kind === 'channel' ? to.channel : undefined
    const told = channel === undefined ? [] : channelLost(await ports.sectors.all(), channel, ports.now())
    const own = present?.state === 'placing' && present.version === version ? [goBack(present)] : []
    return ports.commit(...told, ...own, refresh(key))
  })
}
