import type { Card, Look } from '../../teams/cards/card-templates.ts'
import { drawCampaign } from '../../teams/campaigns/draw-campaign.ts'
import { drawAddToCampaign, drawChooseCampaign } from '../../teams/campaigns/draw-campaign-choices.ts'
import { drawCampaignForm } from '../../teams/campaigns/draw-campaign-form.ts'
import { drawCampaigns, drawCloseCampaign } from '../../teams/campaigns/draw-campaigns.ts'

/** Which function draws which card of a campaign. */
export const campaignDraws: Record<string, (data: never, look: Look) => Card> = {
  'campaigns/add': drawAddToCampaign,
  'campaigns/campaign': drawCampaign,
  'campaigns/choose': drawChooseCampaign,
  'campaigns/close': drawCloseCampaign,
  'campaigns/form': drawCampaignForm,
  'campaigns/list': drawCampaigns,
}
