import { isComms, maySeeAll } from '../../core/domain/actor.ts'
import type { Campaign } from '../../core/domain/campaigns/campaign.ts'
import type { Answer } from '../turn/answer.ts'
import { recentPosts } from '../turn/find.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { ableFirst, pickOne, press, type TypedWords } from '../turn/typed-table.ts'
import { campaignVerbs } from './campaign-verbs.ts'
import { showCampaigns } from './show-campaign.ts'
import { forAll, notOfficers, type Say, word } from '../turn/word-facts.ts'

const recentMost = 200
type Name = keyof typeof campaignVerbs

/** Behind « campagne 3 »: what shall become of a post, « ajouter 42 », “remove 42”. */
const ofPost = /^(?:(ajouter|add)|retirer|remove)\s+(\S.*)$/iu

/**
 * « campagne » the form, « campagne 3 » the card, « campagne 3 ajouter 42 », « campagne 3 retirer 42 »; « campagne de
 * 42 » from the side of the post.
 */
export const campaignWords = {
  campaign: word(forAll, async (turn, reference, rest) => {
    if (reference === '') return [await press(turn, campaignVerbs, 'campaign.form', {})]
    return known(
      turn,
      reference,
      () => true,
      async campaign => {
        const said = rest.trim()
        if (said === '') return [await press(turn, campaignVerbs, 'campaign.see', { campaignId: campaign.id })]
        const [, add, post] = ofPost.exec(said) ?? []
        if (post === undefined) return [refusal(turn, { kind: 'campaign-said' }, { reference: campaign.reference })]
        return withPost(turn, campaign, post, add !== undefined)
      },
    )
  }),
  campaigns: word(forAll, async turn => [await showCampaigns(turn)]),
  editCampaign: word(notOfficers, on('campaign.edit', 'open')),
  // « clore la campagne 3 » asks; with the number that it shows, « clore la campagne 3 2 », it is meant.
  closeCampaign: word(notOfficers, (turn, reference, rest) =>
    known(
      turn,
      reference,
      ({ state }) => state === 'open',
      async ({ id: campaignId }) => [
        /^\d+$/.test(rest.trim())
          ? await press(turn, campaignVerbs, 'campaign.closed', { campaignId, unsent: rest.trim() })
          : await press(turn, campaignVerbs, 'campaign.close', { campaignId }),
      ],
    ),
  ),
  reopenCampaign: word(notOfficers, on('campaign.reopen', 'closed')),
  takeCampaign: word(notOfficers, on('campaign.take', 'open')),
  campaignOf: word(notOfficers, async (turn, reference) => {
    if (!isComms(turn.actor)) return [notComms(turn)]
    return pickOne(turn, await recentPosts(turn), reference, async ({ id }) => [
      await press(turn, campaignVerbs, 'campaign.of', { postId: id }),
    ])
  }),
} satisfies TypedWords

async function withPost(turn: Turn, { id: campaignId }: Campaign, typed: string, add: boolean): Promise<Answer[]> {
  const posts = await recentPosts(turn)
  // Of two with the same number the one that is in it is taken out, and the other one comes in.
  const meant = ableFirst(posts, typed, post => (post.campaignId === campaignId) !== add)
  return pickOne(turn, meant, typed, async ({ id }) => [
    add
      ? await press(turn, campaignVerbs, 'campaign.added', { campaignId, post: id })
      : await press(turn, campaignVerbs, 'campaign.remove', { campaignId, postId: id }),
  ])
}

function on(name: Name, state: Campaign['state']): Say {
  return (turn, reference) =>
    known(
      turn,
      reference,
      one => one.state === state,
      async ({ id }) => [await press(turn, campaignVerbs, name, { campaignId: id })],
    )
}

/** The newest first, those that are open among them. */
async function known(
  turn: Turn,
  reference: string,
  able: (one: Campaign) => boolean,
  then: (one: Campaign) => Promise<Answer[]>,
): Promise<Answer[]> {
  if (!maySeeAll(turn.actor)) return [notComms(turn)]
  return pickOne(turn, ableFirst(await turn.ports.campaigns.recent(recentMost), reference, able), reference, then)
}
