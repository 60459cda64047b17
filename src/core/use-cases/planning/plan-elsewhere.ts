import type { Actor } from '../../domain/actor.ts'
import { type OtherChannel, otherChannels, type PlannedRelease } from '../../domain/channels/channel.ts'
import type { Post } from '../../domain/posts/post.ts'
import type { Instant } from '../../domain/time.ts'
import { changePost, type ChangePostNeeds, type PostDecision, type PostRefusal } from '../posts/change-post.ts'

/** `at` null: there, and nobody said when. `remove`: not there. */
export type Planned = { postId: string; channel: OtherChannel; change: { at: Instant | null } | 'remove' }
export type PlanElsewhereResult =
  | { kind: 'planned'; post: Post }
  /** It says so already. */
  | { kind: 'same'; post: Post }
  | { kind: 'over'; post: Post }
  | PostRefusal

/**
 * Where else a post shall go, and when: a plan that no visa vouches for, so it ends none. `unless`: what is answered in
 * place of any change, of the post as it stands now; null: nothing.
 */
export function planElsewhere<Other extends { kind: string } = never>(
  ports: ChangePostNeeds,
  actor: Actor,
  { postId, channel, change }: Planned,
  unless: (post: Post) => Promise<Other | null> | Other | null = () => null,
): Promise<PlanElsewhereResult | Other> {
  return changePost<PlanElsewhereResult | Other>(ports, actor, postId, async post => {
    if (post.state === 'refused' || post.state === 'cancelled' || post.state === 'taken-back')
      return { kind: 'over', post }
    const other = await unless(post)
    if (other) return other
    const before = post.elsewhere ?? []
    const known = before.find(one => one.channel === channel)
    const planned = change === 'remove' ? null : { channel, at: change.at }
    if (planned ? known?.at === planned.at && known !== undefined : known === undefined) return { kind: 'same', post }
    const elsewhere = inOrder([...before.filter(one => one !== known), ...(planned ? [planned] : [])])
    return changed(post, elsewhere, actor, { channel, at: planned?.at ?? null, isRemoved: planned === null })
  })
}

function changed(
  post: Post,
  elsewhere: PlannedRelease[],
  actor: Actor,
  { channel, at, isRemoved }: { channel: OtherChannel; at: Instant | null; isRemoved: boolean },
): PostDecision<PlanElsewhereResult> {
  const verb = isRemoved ? 'post.unplanned' : 'post.planned'
  return {
    post: { ...post, elsewhere },
    also: [{ journal: { verb, actor, subject: post.reference, seal: null, details: { channel, scheduledFor: at } } }],
    answer: post => ({ kind: 'planned', post }),
  }
}

function inOrder(planned: PlannedRelease[]): PlannedRelease[] {
  return otherChannels.flatMap(channel => planned.filter(one => one.channel === channel))
}
