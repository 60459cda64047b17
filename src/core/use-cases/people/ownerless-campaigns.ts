import type { Campaign } from '../../domain/campaigns/campaign.ts'
import { Misconfigured, unless } from '../../domain/errors.ts'
import type { Ports } from '../../ports.ts'

export type OwnerlessNeeds = Pick<Ports, 'campaigns' | 'directory'>

/** Open campaigns whose owner left, or is no longer of the communication team. */
export async function ownerlessCampaigns({ campaigns, directory }: OwnerlessNeeds): Promise<Campaign[]> {
  const open = await campaigns.open()
  if (open.length === 0) return []
  const comms = await unless(Misconfigured, () => directory.comms(), [])
  const there = new Set(comms.filter(({ enabled }) => enabled).map(({ id }) => id))
  // If the team is empty, there would be nobody to tell.
  return there.size === 0 ? [] : open.filter(({ owner }) => !there.has(owner.id))
}
