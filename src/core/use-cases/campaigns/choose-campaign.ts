import type { Change } from '../../change.ts'
import { type Actor, isComms } from '../../domain/actor.ts'
import type { Campaign } from '../../domain/campaigns/campaign.ts'
import type { Post } from '../../domain/posts/post.ts'
import type { Ports } from '../../ports.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'

/** `campaignId` null: it is of none any more. `shown`: of which it was when somebody chose; absent: of any. */
export type Choice = { postId: string; campaignId: string | null; shown?: string | null }
export type ChooseCampaignResult =
  /** `before`: of which it was; null: of none. */
  | { kind: 'campaign-chosen'; post: Post; campaign: Campaign | null; before: Campaign | null }
  /** It is of another one by now than was shown, and stays there. */
  | { kind: 'chosen-meanwhile'; post: Post; campaign: Campaign | null }
  | { kind: 'campaign-closed' }
  | { kind: 'post-given-up' }
  | { kind: 'not-comms' }
  | { kind: 'not-found' }
  | Busy
type Needs = Pick<Ports, 'posts' | 'campaigns' | 'history' | 'commit' | 'now'>

/**
 * Of which campaign a post is, one at most. It is no part of what is sealed: no visa is void, no draft begins,
 * whatever the state. The campaigns are saved too: one that is closed at the same moment neither takes a post nor gives
 * one away.
 */
export async function chooseCampaign(
  ports: Needs,
  actor: Actor,
  { postId, campaignId, shown }: Choice,
): Promise<ChooseCampaignResult> {
  if (!isComms(actor))
    return refusedAttempt(ports, actor, { what: 'campaign.choose', subject: 'campaigns' }, { kind: 'not-comms' })
  return whileStale<ChooseCampaignResult>(async () => {
    const post = await ports.posts.byId(postId)
    const campaign = campaignId === null ? null : await ports.campaigns.byId(campaignId)
    if (!post || (campaignId !== null && !campaign)) return { kind: 'not-found' }
    const before = post.campaignId ? await ports.campaigns.byId(post.campaignId) : null
    if (before?.id === campaign?.id) return { kind: 'campaign-chosen', post, campaign, before }
    if (shown !== undefined && (before?.id ?? null) !== shown)
      return { kind: 'chosen-meanwhile', post, campaign: before }
    if (campaign?.state === 'closed' || before?.state === 'closed') return { kind: 'campaign-closed' }
    if (campaign && post.state === 'cancelled') return { kind: 'post-given-up' }
    const row: Post = { ...post, campaignId: campaign?.id ?? null, version: post.version + 1 }
    const changes = [
      ...campaignChoice(before, post, 'removed', actor),
      ...campaignChoice(campaign, post, 'added', actor),
    ]
    const done = await ports.commit({ save: 'post', row, ifVersion: post.version }, ...changes)
    return done === 'done' ? { kind: 'campaign-chosen', post: row, campaign, before } : 'stale'
  })
}

/** Told of the post, in whose history people look for it. The campaign is saved too: closed meanwhile, it is stale. */
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
