import { type Actor, named } from '../../domain/actor.ts'
import type { Campaign } from '../../domain/campaigns/campaign.ts'
import type { Ports } from '../../ports.ts'
import { ownerlessCampaigns } from '../people/ownerless-campaigns.ts'
import { type CampaignNeeds, type CampaignRefusal, campaignRoad } from './change-campaign.ts'

type Refusal =
  | { kind: 'campaign-closed' }
  /** Another person of the team owns it. */
  | { kind: 'campaign-owned'; campaign: Campaign }
export type TakeCampaignResult = { kind: 'campaign-changed'; campaign: Campaign } | Refusal | CampaignRefusal
type Needs = CampaignNeeds & Pick<Ports, 'directory'>

/**
 * *Reprendre*: the person who presses becomes the owner of a campaign whose owner left. Pressed twice it stays theirs.
 */
export async function takeCampaign(ports: Needs, actor: Actor, campaignId: string): Promise<TakeCampaignResult> {
  type Answer = Refusal | { kind: 'same'; campaign: Campaign }
  const result = await campaignRoad.change<Answer>(ports, actor, campaignId, async campaign => {
    if (campaign.owner.id === actor.id) return { kind: 'same', campaign }
    if (campaign.state === 'closed') return { kind: 'campaign-closed' }
    const isLeft = (await ownerlessCampaigns(ports)).some(({ id }) => id === campaign.id)
    if (!isLeft) return { kind: 'campaign-owned', campaign }
    return {
      row: { ...campaign, owner: named(actor), revision: campaign.revision + 1 },
      verb: 'campaign.taken',
      details: { from: campaign.owner.name },
      also: [{ job: 'directory.follow', data: {} }],
    }
  })
  return result.kind === 'same' ? { kind: 'campaign-changed', campaign: result.campaign } : result
}
