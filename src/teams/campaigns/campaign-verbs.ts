import { cleanText } from '../../core/domain/text.ts'
import { closeCampaign, reopenCampaign } from '../../core/use-cases/campaigns/close-campaign.ts'
import { takeCampaign } from '../../core/use-cases/campaigns/take-campaign.ts'
import type { Answer } from '../turn/answer.ts'
import { notComms, notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { editCampaign, keepCampaign, newCampaign } from './campaign-form.ts'
import { keepChoice, offerCampaigns, offerPosts, putInCampaign, removeFromCampaign } from './campaign-posts.ts'
import { drawCloseCampaign } from './draw-campaigns.ts'
import { showCampaign, showCampaigns } from './show-campaign.ts'
import { orders, reads, second } from '../turn/verb-facts.ts'

export const campaignVerbs = {
  'campaign.list': verb(reads, [], showCampaigns),
  'campaign.form': verb(orders('uncounted'), [], newCampaign),
  'campaign.edit': verb(orders('uncounted'), ['campaignId'], (turn, { campaignId }) => editCampaign(turn, campaignId)),
  'campaign.save': verb(orders('plan'), ['campaignId'], (turn, { campaignId }, fields) =>
    keepCampaign(turn, campaignId, fields),
  ),
  'campaign.see': verb(reads, ['campaignId'], (turn, { campaignId }, { start }) =>
    showCampaign(turn, campaignId, { start: startOf(start) }),
  ),
  'campaign.close': verb(orders('uncounted'), ['campaignId'], (turn, { campaignId }) => close(turn, campaignId, null)),
  'campaign.closed': verb(
    second('campaign.close', orders('uncounted')),
    ['campaignId', 'unsent'],
    (turn, { campaignId, unsent }) => close(turn, campaignId, Number(unsent)),
  ),
  'campaign.reopen': verb(orders('uncounted'), ['campaignId'], async (turn, { campaignId }) => {
    const result = await reopenCampaign(turn.ports, turn.actor, campaignId)
    if (result.kind === 'not-comms') return notComms(turn)
    return result.kind === 'campaign-changed' ? showCampaign(turn, campaignId) : refusal(turn, result)
  }),
  'campaign.take': verb(orders('uncounted'), ['campaignId'], async (turn, { campaignId }) => {
    const result = await takeCampaign(turn.ports, turn.actor, campaignId)
    switch (result.kind) {
      case 'campaign-changed':
        return notice(turn, 'campaign-taken', { title: result.campaign.title })
      case 'campaign-owned': {
        const { title, owner } = result.campaign
        return refusal(turn, { kind: result.kind }, { title, name: owner.name })
      }
      default:
        return refusal(turn, result)
    }
  }),
  'campaign.add': verb(orders('uncounted'), ['campaignId'], (turn, { campaignId }) => offerPosts(turn, campaignId)),
  'campaign.added': verb(orders('uncounted'), ['campaignId'], async (turn, { campaignId }, { post }) => {
    const postId = cleanText(post)
    return postId === '' ? offerPosts(turn, campaignId, true) : putInCampaign(turn, postId, campaignId)
  }),
  'campaign.remove': verb(orders('uncounted'), ['campaignId', 'postId'], (turn, { campaignId, postId }) =>
    removeFromCampaign(turn, postId, campaignId),
  ),
  'campaign.of': verb(orders('uncounted'), ['postId'], (turn, { postId }) => offerCampaigns(turn, postId)),
  'campaign.chosen': verb(orders('uncounted'), ['postId', 'campaignId'], (turn, { postId, campaignId }, { campaign }) =>
    keepChoice(turn, postId, campaignId, cleanText(campaign)),
  ),
} satisfies Verbs

/** Asked in place of the card; if the number changed, once more. */
async function close(turn: Turn, campaignId: string, agreed: number | null): Promise<Answer> {
  const result = await closeCampaign(turn.ports, turn.actor, { campaignId, agreed })
  switch (result.kind) {
    case 'campaign-changed':
      return showCampaign(turn, campaignId)
    case 'confirm':
      return { kind: 'card', card: drawCloseCampaign(result, turn.look) }
    default:
      return refusal(turn, result)
  }
}

function startOf(value: unknown): number {
  const start = Number(value)
  return Number.isSafeInteger(start) && start > 0 ? start : 0
}
