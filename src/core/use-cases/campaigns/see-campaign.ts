import { type Actor, maySeeAll } from '../../domain/actor.ts'
import type { Campaign, CampaignFigures } from '../../domain/campaigns/campaign.ts'
import { channels } from '../../domain/channels/channel.ts'
import { type WeekLine, weekLinesOf } from '../../domain/week/week-line.ts'
import type { PostOutline } from '../../domain/week/week-row.ts'
import { linesOfRounds } from '../relays/lines-of-rounds.ts'
import type { Ports } from '../../ports.ts'

/** Of one campaign; what is beyond is not counted, and `more` says so. */
export const campaignPostsMost = 200

type Needs = Pick<Ports, 'campaigns' | 'week' | 'deliveries' | 'relayRounds' | 'relayTasks' | 'now'>
/** A post with all its releases. `sentBy`: the broadcast that brought it to people; null: none did yet. */
export type CampaignPost = { post: PostOutline; releases: WeekLine[]; sentBy: string | null }
/** `more`: it has more posts than are counted. */
export type CampaignSeen = { campaign: Campaign; posts: CampaignPost[]; figures: CampaignFigures; more: boolean }
export type SeeCampaignResult = ({ kind: 'campaign' } & CampaignSeen) | { kind: 'not-comms' } | { kind: 'not-found' }

/** Its posts as they stand, and what came of them; of a closed one the balance that was kept. */
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

/** What was refused, or given up, before anybody got it is left out: it has no release. */
async function postsOf({ week, now }: Pick<Needs, 'week' | 'now'>, { id }: Campaign) {
  const rows = await week.ofCampaign(id, campaignPostsMost + 1)
  const posts = rows.slice(0, campaignPostsMost).flatMap((row): CampaignPost[] => {
    const releases = weekLinesOf(row, [], now())
    const sentBy = row.send?.startedAt != null ? row.send.id : null
    return releases.length === 0 ? [] : [{ post: row.post, releases, sentBy }]
  })
  return { posts, more: rows.length > campaignPostsMost }
}

async function figuresOf(ports: Needs, posts: readonly CampaignPost[]): Promise<CampaignFigures> {
  const releases = posts.flatMap(one => one.releases)
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
    // Nothing leaves on another channel yet.
    channels: channels.flatMap(channel => {
      const planned = releases.filter(one => one.channel === channel).length
      return planned === 0 ? [] : [{ channel, sent: channel === 'teams' ? sent.length : 0, planned }]
    }),
    reach: sent.length === 0 ? null : await ports.deliveries.reach(sent),
    ...(sites && { sites }),
  }
}

/** `posts`: how many are in it; `lacking`: in how many of them something is missing. */
export type ListedCampaign = { campaign: Campaign; posts: number; sent: number; lacking: number }
export type ListCampaignsResult = { kind: 'listed'; campaigns: ListedCampaign[] } | { kind: 'not-comms' }

/** A card holds no more. */
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
      const sent = posts.filter(({ sentBy }) => sentBy !== null).length
      return { campaign, posts: posts.length, sent, lacking: lackingIn(posts).length }
    }),
  )
  return { kind: 'listed', campaigns }
}

/** Those that lack something before they may leave. That a channel has no text of its own yet is no fault of a post. */
export function lackingIn(posts: readonly CampaignPost[]): CampaignPost[] {
  return posts.filter(({ releases }) => releases.some(({ lacks }) => lacks.some(lack => lack !== 'variant')))
}
