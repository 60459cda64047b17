import { maySeeAll } from '../../core/domain/actor.ts'
import type { Campaign } from '../../core/domain/campaigns/campaign.ts'
import type { Answer } from '../turn/answer.ts'
import { recentPosts } from '../turn/find.ts'
import { aPost, among, asId, askedFirst, equivalent, type Finding, listOr, on, onlyNumber } from '../turn/equivalent.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { ableFirst, pickOne, press, type TypedWords } from '../turn/typed-table.ts'
import { campaignVerbs } from './campaign-verbs.ts'
import { showCampaigns } from './show-campaign.ts'
import { equivalentOf, forAll, notOfficers, stays } from '../turn/word-facts.ts'

const recentMost = 200
const aCampaign = (state?: Campaign['state']): Finding<Campaign> =>
  among({
    all: ({ ports }) => ports.campaigns.recent(recentMost),
    may: maySeeAll,
    able: one => state === undefined || one.state === state,
  })
const campaignIn = (state: Campaign['state']) => asId('campaignId', aCampaign(state))

/** Behind « campagne 3 »: what shall become of a post, « ajouter 42 », “remove 42”. */
const ofPost = /^(?:(ajouter|add)|retirer|remove)\s+(\S.*)$/iu

/**
 * « campagne » the form, « campagne 3 » the card, « campagne 3 ajouter 42 », « campagne 3 retirer 42 »; « campagne de
 * 42 » from the side of the post.
 */
export const campaignWords = {
  campaign: equivalentOf(
    forAll,
    ['campaign.form', 'campaign.see', 'campaign.added', 'campaign.remove'],
    listOr(
      turn => press(turn, campaignVerbs, 'campaign.form', {}),
      on(aCampaign(), (turn, campaign, rest) => {
        const said = rest.trim()
        if (said === '') return press(turn, campaignVerbs, 'campaign.see', { campaignId: campaign.id })
        const [, add, post] = ofPost.exec(said) ?? []
        if (post === undefined) return refusal(turn, { kind: 'campaign-said' }, { reference: campaign.reference })
        return withPost(turn, campaign, post, add !== undefined)
      }),
    ),
  ),
  campaigns: stays(forAll, turn => showCampaigns(turn)),
  editCampaign: equivalent(notOfficers, campaignVerbs, 'campaign.edit', campaignIn('open')),
  // « clore la campagne 3 » asks; with the number that it shows, « clore la campagne 3 2 », it is meant.
  closeCampaign: equivalent(
    notOfficers,
    campaignVerbs,
    askedFirst('campaign.close', 'campaign.closed', 'unsent', onlyNumber),
    campaignIn('open'),
  ),
  reopenCampaign: equivalent(notOfficers, campaignVerbs, 'campaign.reopen', campaignIn('closed')),
  takeCampaign: equivalent(notOfficers, campaignVerbs, 'campaign.take', campaignIn('open')),
  campaignOf: equivalent(notOfficers, campaignVerbs, 'campaign.of', asId('postId', aPost())),
} satisfies TypedWords

async function withPost(turn: Turn, { id: campaignId }: Campaign, typed: string, add: boolean): Promise<Answer[]> {
  const posts = await recentPosts(turn)
  // Of two with the same number the one that is in it is taken out, and the other one comes in.
  const meant = ableFirst(posts, typed, post => (post.campaignId === campaignId) !== add)
  return pickOne(turn, meant, typed, ({ id }) =>
    add
      ? press(turn, campaignVerbs, 'campaign.added', { campaignId, post: id })
      : press(turn, campaignVerbs, 'campaign.remove', { campaignId, postId: id }),
  )
}
