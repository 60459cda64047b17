import type { Change } from '../../change.ts'
import type { Actor } from '../../domain/actor.ts'
import type { Campaign } from '../../domain/campaigns/campaign.ts'
import type { Post } from '../../domain/posts/post.ts'
import type { Ports } from '../../ports.ts'
import type { Busy } from '../attempt.ts'
import { notComms, road } from '../road.ts'

/** `campaignId` null: the post leaves its campaign. `shown`: its campaign on the form; absent: not compared. */
export type Choice = { postId: string; campaignId: string | null; shown?: string | null }
export type ChooseCampaignResult =
  /** `before`: its campaign before; null: none. */
  | { kind: 'campaign-chosen'; post: Post; campaign: Campaign | null; before: Campaign | null }
  /** The post is by now in another campaign than the form showed, and stays there. */
  | { kind: 'chosen-meanwhile'; post: Post; campaign: Campaign | null }
  | { kind: 'campaign-closed' }
  | { kind: 'post-given-up' }
  | { kind: 'not-comms' }
  | { kind: 'not-found' }
  | Busy
type Needs = Pick<Ports, 'posts' | 'campaigns' | 'history' | 'commit' | 'now'>

const choices = road({
  read: async ({ posts, campaigns }: Pick<Ports, 'posts' | 'campaigns'>, { postId, campaignId }: Choice) => {
    const post = await posts.byId(postId)
    const campaign = campaignId === null ? null : await campaigns.byId(campaignId)
    if (!post || (campaignId !== null && !campaign)) return null
    return { post, campaign, before: post.campaignId ? await campaigns.byId(post.campaignId) : null }
  },
  refuses: notComms,
  attempt: { what: 'campaign.choose', subject: 'campaigns' },
})

/**
 * Puts a post into a campaign, or takes it out; it is in one at most. That is not sealed: no visa becomes void, no
 * draft begins, in any state. The campaigns are saved too, so that a campaign that is closed at the same moment neither
 * gains nor loses a post.
 */
export function chooseCampaign(ports: Needs, actor: Actor, choice: Choice): Promise<ChooseCampaignResult> {
  const { shown } = choice
  return choices<ChooseCampaignResult>(ports, actor, choice, ({ post, campaign, before }) => {
    if (before?.id === campaign?.id) return { kind: 'campaign-chosen', post, campaign, before }
    if (shown !== undefined && (before?.id ?? null) !== shown)
      return { kind: 'chosen-meanwhile', post, campaign: before }
    if (campaign?.state === 'closed' || before?.state === 'closed') return { kind: 'campaign-closed' }
    if (campaign && post.state === 'cancelled') return { kind: 'post-given-up' }
    const row: Post = { ...post, campaignId: campaign?.id ?? null, version: post.version + 1 }
    const changes: Change[] = [
      { save: 'post', row, ifVersion: post.version },
      ...campaignChoice(before, post, 'removed', actor),
      ...campaignChoice(campaign, post, 'added', actor),
    ]
    return { changes, answer: { kind: 'campaign-chosen', post: row, campaign, before } }
  })
}

/**
 * The entry is about the post, in whose history people look for it. The campaign is saved too: if it was closed
 * meanwhile, this is stale.
 */
export function campaignChoice(
  campaign: Campaign | null,
  { reference: subject }: Pick<Post, 'reference'>,
  how: 'added' | 'removed',
  actor: Actor,
): Change[] {
  if (campaign === null) return []
  const { version, title, reference } = campaign
  const details = { campaign: title, campaignReference: reference }
  return [
    { save: 'campaign', row: { ...campaign, version: version + 1 }, ifVersion: version },
    { journal: { verb: `campaign.post-${how}`, actor, subject, seal: null, details } },
  ]
}
