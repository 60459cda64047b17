import type { ChannelSeen, ReleaseSeen } from '../../domain/faces/release-seen.ts'
import type { OtherChannel } from '../../domain/channels/channel.ts'
import type { Post } from '../../domain/posts/post.ts'
import { wordsOf } from '../../domain/releases/sealed-words.ts'
import { isByHand, type Release } from '../../domain/releases/release.ts'
import type { Ports } from '../../ports.ts'

const waitingMost = 1_000

export async function seeReleases(
  { posts, releases }: Pick<Ports, 'posts' | 'releases'>,
  postId: string,
): Promise<{ post: Post; releases: ReleaseSeen[] } | null> {
  const [post, rows] = await Promise.all([posts.byId(postId), releases.ofPost(postId)])
  return post && { post, releases: rows.map(row => releaseSeen(post, row)) }
}

export function releaseSeen(post: Post, release: Release): ReleaseSeen {
  return { release, text: wordsOf(release, post)?.text ?? '', byHand: isByHand(release.channel) }
}

/** How many releases of a channel wait for an answer of its network that ends them. */
export async function seeSilence({ releases }: Pick<Ports, 'releases'>, channel: OtherChannel): Promise<ChannelSeen> {
  const rows = await releases.waitingOn(channel, waitingMost)
  const waiting = rows.filter(({ silentSince }) => silentSince !== null).length
  return { channel, waiting, over: waiting === 0 }
}

/** How many wait since its network no longer takes Mary's key. */
export async function seeHold(
  { releases, channelHolds }: Pick<Ports, 'releases' | 'channelHolds'>,
  channel: OtherChannel,
): Promise<ChannelSeen> {
  const [rows, hold] = await Promise.all([releases.waitingOn(channel, waitingMost), channelHolds.byId(channel)])
  const waiting = rows.filter(({ held, state }) => held === 'unauthorized' || state === 'unknown').length
  return { channel, waiting, over: hold === null }
}
