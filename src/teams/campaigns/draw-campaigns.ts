import { campaignsListed, type CampaignSeen, type ListedCampaign } from '../../core/use-cases/campaigns/see-campaign.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { campaignDates } from './campaign-text.ts'
import { figureFacts, tooManyText, withoutAccountText } from './campaign-figures.ts'

/** « campagnes »: open ones first. */
export function drawCampaigns({ campaigns }: { campaigns: ListedCampaign[] }, look: Look): Card {
  const { words } = look
  const lines = campaigns.slice(0, campaignsListed).map(({ campaign, posts, out, lacking }) => ({
    id: campaign.id,
    title: escapeLine(campaign.title),
    state: words.text(`campaigns.list.${campaign.state}`),
    color: campaign.state === 'open' ? 'accent' : 'default',
    line: words.text('campaigns.list.line', {
      reference: campaign.reference,
      dates: campaignDates(campaign, words),
    }),
    posts: words.count('campaigns.list.posts', posts, { out }),
    lacking: campaign.state === 'open' && lacking > 0 ? words.count('campaigns.list.lacking', lacking) : '',
  }))
  const more = campaigns.length > campaignsListed
  return drawCard('campaigns/list', { lines, empty: lines.length === 0, more }, look)
}

/** « Clore « La rentrée » ? », with the balance as it would be kept. */
export function drawCloseCampaign(
  { seen, unsent }: { seen: Pick<CampaignSeen, 'campaign' | 'figures' | 'more'>; unsent: number },
  look: Look,
): Card {
  const { words } = look
  const { campaign, figures, more } = seen
  return drawCard(
    'campaigns/close',
    {
      id: campaign.id,
      n: unsent,
      kicker: campaign.reference,
      heading: words.text('campaigns.close.heading', { title: escapeLine(campaign.title) }),
      unsent: words.count('campaigns.close.unsent', unsent),
      style: unsent === 0 ? 'good' : 'warning',
      figures: figureFacts(figures, look),
      without: withoutAccountText(figures, words),
      tooMany: tooManyText(more, words),
    },
    look,
  )
}
