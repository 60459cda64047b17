import { type Actor, maySeeAll } from '../../domain/actor.ts'
import { type OtherChannel, otherChannels } from '../../domain/channels/channel.ts'
import type { Post } from '../../domain/posts/post.ts'
import type { PublicReply } from '../../domain/releases/public-reply.ts'
import type { Ports } from '../../ports.ts'

const shownMost = 20

/**
 * `post` null: replies that name the authority, and answer no post. `replies`: newest first; `more`: how many older
 * ones are kept. `isRead`: a network is connected whose replies Mary reads.
 */
export type RepliesSeen = {
  post: Post | null
  replies: (PublicReply & { channel: OtherChannel })[]
  more: number
  isRead: boolean
}

export async function seeReplies(
  { posts, publicReplies, networks }: Pick<Ports, 'posts' | 'publicReplies' | 'networks'>,
  actor: Actor,
  postId: string | null,
): Promise<({ kind: 'seen' } & RepliesSeen) | { kind: 'not-comms' } | { kind: 'not-found' }> {
  if (!maySeeAll(actor)) return { kind: 'not-comms' }
  const post = postId === null ? null : await posts.byId(postId)
  if (post === null && postId !== null) return { kind: 'not-found' }
  const kept = await Promise.all(otherChannels.map(channel => publicReplies.byId(channel)))
  const all = kept
    .flatMap(row => (row ? row.replies.map(reply => ({ ...reply, channel: row.id })) : []))
    .filter(reply => reply.postId === postId)
    .toSorted((one, other) => (one.at > other.at ? -1 : 1))
  const isRead = otherChannels.some(channel => networks[channel]?.replies)
  return { kind: 'seen', post, replies: all.slice(0, shownMost), more: Math.max(0, all.length - shownMost), isRead }
}
