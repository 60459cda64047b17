import { type Actor, isComms } from '../../domain/actor.ts'
import type { Campaign, CampaignFigures, CampaignReach } from '../../domain/campaigns/campaign.ts'
import { channels } from '../../domain/channels/channel.ts'
import type { Release } from '../../domain/week/release.ts'
import type { Ports } from '../../ports.ts'
import { type CampaignPost, type ReleaseNeeds, releasesOfPosts } from './campaign-releases.ts'

/** Of one campaign; what is beyond is not counted, and `more` says so. */
export const campaignPostsMost = 200

type Needs = ReleaseNeeds & Pick<Ports, 'campaigns' | 'posts' | 'deliveries'>
/** `more`: it has more posts than are counted. */
export type CampaignSeen = { campaign: Campaign; posts: CampaignPost[]; figures: CampaignFigures; more: boolean }
export type SeeCampaignResult = ({ kind: 'campaign' } & CampaignSeen) | { kind: 'not-comms' } | { kind: 'not-found' }

/** Its posts as they stand, and what came of them; of a closed one the balance that was kept. */
export async function seeCampaign(ports: Needs, actor: Actor, id: string): Promise<SeeCampaignResult> {
  if (!isComms(actor)) return { kind: 'not-comms' }
  const campaign = await ports.campaigns.byId(id)
  return campaign ? { kind: 'campaign', ...(await countCampaign(ports, campaign)) } : { kind: 'not-found' }
}

export async function countCampaign(ports: Needs, campaign: Campaign): Promise<CampaignSeen> {
  const read = await ports.posts.inCampaign(campaign.id, campaignPostsMost + 1)
  const all = await releasesOfPosts(ports, read.slice(0, campaignPostsMost))
  const posts = all.filter(({ releases }) => releases.length > 0)
  const figures = campaign.balance?.figures ?? (await figuresOf(ports, posts))
  return { campaign, posts, figures, more: read.length > campaignPostsMost }
}

async function figuresOf({ deliveries }: Needs, posts: readonly CampaignPost[]): Promise<CampaignFigures> {
  const releases = posts.flatMap(one => one.releases)
  const begun = posts.flatMap(({ broadcast }) => (broadcast?.startedAt != null ? [broadcast.id] : []))
  const reach: CampaignReach | null = begun.length === 0 ? null : await deliveries.reach(begun)
  return {
    sent: posts.filter(isSent).length,
    posts: posts.length,
    channels: channels.flatMap(channel => {
      const own = releases.filter(one => one.channel === channel)
      return own.length === 0 ? [] : [{ channel, sent: own.filter(hasLeft).length, planned: own.length }]
    }),
    reach,
  }
}

export function isSent({ releases }: Pick<CampaignPost, 'releases'>): boolean {
  return releases.some(one => one.channel === 'teams' && hasLeft(one))
}

/** Somebody got it, or may have; what was taken back since was sent too. */
function hasLeft({ state, movable }: Release): boolean {
  return movable !== 'yes' && state !== 'held'
}

/** `posts`: how many are in it, the given up left out; `lacking`: in how many of them something is missing. */
export type ListedCampaign = { campaign: Campaign; posts: number; sent: number; lacking: number }
export type ListCampaignsResult = { kind: 'listed'; campaigns: ListedCampaign[] } | { kind: 'not-comms' }

/** A card holds no more. */
export const campaignsListed = 12

/** `campagnes`: open ones first. */
export async function listCampaigns(
  ports: ReleaseNeeds & Pick<Ports, 'campaigns' | 'posts'>,
  actor: Actor,
): Promise<ListCampaignsResult> {
  if (!isComms(actor)) return { kind: 'not-comms' }
  const recent = await ports.campaigns.recent(campaignsListed + 1)
  const campaigns = await Promise.all(
    recent.map(async campaign => {
      const read = await ports.posts.inCampaign(campaign.id, campaignPostsMost)
      const posts = (await releasesOfPosts(ports, read)).filter(({ releases }) => releases.length > 0)
      return { campaign, posts: posts.length, sent: posts.filter(isSent).length, lacking: lackingIn(posts).length }
    }),
  )
  return { kind: 'listed', campaigns }
}

/** Those that lack something before they may leave. That a channel has no text of its own yet is no fault of a post. */
export function lackingIn(posts: readonly CampaignPost[]): CampaignPost[] {
  return posts.filter(({ releases }) => releases.some(({ lacks }) => lacks.some(lack => lack !== 'variant')))
}
