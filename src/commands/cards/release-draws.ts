import type { Card, Look } from '../../teams/cards/card-templates.ts'
import { drawAsks, drawTrouble } from '../../teams/releases/draw-asks.ts'
import { type CopyData, drawCopy } from '../../teams/releases/draw-copy.ts'
import { drawReplies } from '../../teams/releases/draw-replies.ts'
import { drawOneRelease, drawReleases } from '../../teams/releases/draw-releases.ts'
import { drawChannels, drawVariantForm, drawVariants } from '../../teams/posts/drawn/draw-variants.ts'
import { sampleAddress } from './read-samples.ts'
import { drawCampaign } from '../../teams/campaigns/draw-campaign.ts'
import { drawAddToCampaign, drawChooseCampaign } from '../../teams/campaigns/draw-campaign-choices.ts'
import { drawCampaignForm } from '../../teams/campaigns/draw-campaign-form.ts'
import { drawCampaigns, drawCloseCampaign } from '../../teams/campaigns/draw-campaigns.ts'

/** Which function draws which card of a campaign. */
const campaignDraws: Record<string, (data: never, look: Look) => Card> = {
  'campaigns/add': drawAddToCampaign,
  'campaigns/campaign': drawCampaign,
  'campaigns/choose': drawChooseCampaign,
  'campaigns/close': drawCloseCampaign,
  'campaigns/form': drawCampaignForm,
  'campaigns/list': drawCampaigns,
}

/** Which function draws which card of releases, of their words, and of campaigns, which they may be of. */
export const releaseDraws: Record<string, (data: never, look: Look) => Card> = {
  ...campaignDraws,
  'releases/asks': drawAsks,
  'releases/copy': (data: CopyData, look) => drawCopy({ ...data, address: sampleAddress }, look),
  'releases/release': drawOneRelease,
  'releases/releases': drawReleases,
  'releases/replies': drawReplies,
  'releases/trouble': drawTrouble,
  'variants/card': drawVariants,
  'variants/connected': drawChannels,
  'variants/form': drawVariantForm,
}
