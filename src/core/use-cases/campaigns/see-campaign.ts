import { type Actor, maySeeAll } from '../../domain/actor.ts'
import type { Campaign, CampaignFigures } from '../../domain/campaigns/campaign.ts'
import { outcomes, outIn, type OutcomeGroup, tallies, tallyOf } from '../../domain/channels/channel-tally.ts'
import { outcomesOf, type WeekLine, weekLinesOf } from '../../domain/week/week-line.ts'
import type { PostOutline } from '../../domain/week/week-row.ts'
import { linesOfRounds } from '../relays/lines-of-rounds.ts'
import type { Ports } from '../../ports.ts'

/** Posts of one campaign beyond this number are not counted, and `more` says so. */
export const campaignPostsMost = 200

type Needs = Pick<Ports, 'campaigns' | 'week' | 'deliveries' | 'relayRounds' | 'relayTasks' | 'now'>
/**
 * A post with all its releases, and how each of them counts. `sentBy`: the broadcast that brought it to people; null:
 * none did yet.
 */
export type CampaignPost = {
  post: PostOutline
  releases: WeekLine[]
  outcomes: OutcomeGroup[]
  sentBy: string | null
}
/** `more`: it has more posts than are counted. */
export type CampaignSeen = { campaign: Campaign; posts: CampaignPost[]; figures: CampaignFigures; more: boolean }
export type SeeCampaignResult = ({ kind: 'campaign' } & CampaignSeen) | { kind: 'not-comms' } | { kind: 'not-found' }

/** The posts of a campaign as they are, and their figures; of a closed campaign the balance that was kept. */
export async function seeCampaign(ports: Needs, actor: Actor, id: string): Promise<SeeCampaignResult> {
  if (!maySeeAll(actor)) return { kind: 'not-comms' }
  const campaign = await ports.campaigns.byId(id)
  return campaign ? { kind: 'campaign', ...(await countCampaign(ports, campaign)) } : { kind: 'not-found' }
}

export async function countCampaign(ports: Needs, campaign: Campaign): Promise<CampaignSeen> {
  const { posts, more } = await postsOf(ports, campaign)
  const figures = campaign.balance?.figures ?? (await figuresOf(ports, posts))
  return { campaign, posts, figures, more }
}

/** Posts refused or given up before anybody got them are left out: they have no release. */
async function postsOf({ week, now }: Pick<Needs, 'week' | 'now'>, { id }: Campaign) {
  const rows = await week.ofCampaign(id, campaignPostsMost + 1)
  const posts = rows.slice(0, campaignPostsMost).flatMap((row): CampaignPost[] => {
    const releases = weekLinesOf(row, [], now())
    const sentBy = row.send?.startedAt != null ? row.send.id : null
    return releases.length === 0 ? [] : [{ post: row.post, releases, outcomes: outcomesOf(row, releases), sentBy }]
  })
  return { posts, more: rows.length > campaignPostsMost }
}

async function figuresOf(ports: Needs, posts: readonly CampaignPost[]): Promise<CampaignFigures> {
  const sent = posts.flatMap(({ sentBy }) => sentBy ?? [])
  const rounds = await Promise.all(
    posts.map(async ({ post, sentBy }) =>
      sentBy === null ? [] : (await ports.relayRounds.ofPost(post.id)).filter(one => one.broadcastId === sentBy),
    ),
  )
  const sites = await linesOfRounds(ports, rounds.flat())
  return {
    sent: sent.length,
    posts: posts.length,
    channels: tallies(posts.flatMap(one => one.outcomes)).map(({ channel, tally }) => {
      const { declared, blocked, unknown } = tally
      const all = outcomes.reduce((sum, outcome) => sum + tally[outcome], 0)
      return { channel, sent: outIn(tally), planned: all, declared, blocked, unknown }
    }),
    reach: sent.length === 0 ? null : await ports.deliveries.reach(sent),
    ...(sites && { sites }),
  }
}

/** `posts`: how many posts it has; `out`: of these, left on any channel; `lacking`: how many posts miss something. */
export type ListedCampaign = { campaign: Campaign; posts: number; out: number; lacking: number }
export type ListCampaignsResult = { kind: 'listed'; campaigns: ListedCampaign[] } | { kind: 'not-comms' }

export const campaignsListed = 12

/** `campagnes`: open ones first. */
export async function listCampaigns(
  ports: Pick<Needs, 'campaigns' | 'week' | 'now'>,
  actor: Actor,
): Promise<ListCampaignsResult> {
  if (!maySeeAll(actor)) return { kind: 'not-comms' }
  const recent = await ports.campaigns.recent(campaignsListed + 1)
  const campaigns = await Promise.all(
    recent.map(async campaign => {
      const { posts } = await postsOf(ports, campaign)
      const out = posts.filter(one => outIn(tallyOf(one.outcomes)) > 0).length
      return { campaign, posts: posts.length, out, lacking: lackingIn(posts).length }
    }),
  )
  return { kind: 'listed', campaigns }
}

/** Posts that miss something before they may leave. A missing text for a channel is no fault yet. */
export function lackingIn(posts: readonly CampaignPost[]): CampaignPost[] {
  return posts.filter(({ releases }) => releases.some(({ lacks }) => lacks.some(lack => lack !== 'variant')))
}
