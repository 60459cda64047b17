import { listCampaigns, seeCampaign } from '../../core/use-cases/campaigns/see-campaign.ts'
import type { Answer } from '../turn/answer.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { type CampaignCardData, drawCampaign } from './draw-campaign.ts'
import { drawCampaigns } from './draw-campaigns.ts'

/** « campagne 3 » */
export async function showCampaign(
  turn: Turn,
  campaignId: string,
  shown: Pick<CampaignCardData, 'start' | 'said'> = {},
): Promise<Answer> {
  const result = await seeCampaign(turn.ports, turn.actor, campaignId)
  switch (result.kind) {
    case 'campaign':
      return { kind: 'card', card: drawCampaign({ ...result, ...shown, now: turn.ports.now() }, turn.look) }
    case 'not-comms':
      return notComms(turn)
    case 'not-found':
      return refusal(turn, result)
  }
}

/** « campagnes » */
export async function showCampaigns(turn: Turn): Promise<Answer> {
  const result = await listCampaigns(turn.ports, turn.actor)
  return result.kind === 'listed' ? { kind: 'card', card: drawCampaigns(result, turn.look) } : notComms(turn)
}
