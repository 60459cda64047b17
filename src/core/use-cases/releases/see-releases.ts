import { type Actor, maySeeAll } from '../../domain/actor.ts'
import type { ChannelSeen, ReleaseSeen } from '../../domain/faces/release-seen.ts'
import type { OtherChannel } from '../../domain/channels/channel.ts'
import { shownBeside } from '../../domain/channels/variant.ts'
import { asKept } from '../../domain/pictures/consent.ts'
import { closedPictures } from '../../domain/posts/pictures/closed-pictures.ts'
import type { Post } from '../../domain/posts/post.ts'
import { wordsOf } from '../../domain/releases/sealed-words.ts'
import { isByHand, type Release, releaseId } from '../../domain/releases/release.ts'
import type { Ports } from '../../ports.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { rowOf } from './row/new-row.ts'

const waitingMost = 1_000

type Seen = { post: Post; releases: ReleaseSeen[] }
type Refused = { kind: 'not-comms' } | { kind: 'not-found' }
type Needs = Pick<Ports, 'posts' | 'releases' | 'history' | 'now'>

/** The state of a post on its channels, for comms. */
export async function seeReleases(
  ports: Needs,
  actor: Actor,
  postId: string,
): Promise<({ kind: 'seen' } & Seen) | Refused> {
  const seen = await releasesOf(ports, postId)
  if (!maySeeAll(actor)) return notTheirs(ports, actor, 'release.show', seen?.post)
  return seen ? { kind: 'seen', ...seen } : { kind: 'not-found' }
}

/** One of these releases, and what may be done with it. */
export async function seeRelease(
  ports: Needs,
  actor: Actor,
  { postId, channel }: { postId: string; channel: OtherChannel },
): Promise<{ kind: 'seen'; post: Post; seen: ReleaseSeen } | Refused> {
  const [post, release] = await Promise.all([ports.posts.byId(postId), ports.releases.byId(releaseId(postId, channel))])
  if (!maySeeAll(actor)) return notTheirs(ports, actor, 'release.open', post)
  return post && release ? { kind: 'seen', post, seen: releaseSeen(post, release) } : { kind: 'not-found' }
}

function notTheirs(ports: Needs, actor: Actor, what: string, post: Post | null | undefined) {
  return refusedAttempt(ports, actor, { what, subject: post?.reference ?? 'posts' }, { kind: 'not-comms' })
}

/** The releases as the card in the channel shows them. */
export async function releasesOf(
  { posts, releases }: Pick<Ports, 'posts' | 'releases'>,
  postId: string,
): Promise<Seen | null> {
  const [post, rows] = await Promise.all([posts.byId(postId), releases.ofPost(postId)])
  return post && { post, releases: [...rows.map(row => releaseSeen(post, row)), ...awaitedOf(post, rows)] }
}

const over: readonly Post['state'][] = ['refused', 'cancelled', 'taken-back']
const beforeVisas: readonly Post['state'][] = ['draft', 'in-validation']

/** Other planned channels: an approved post gets the row in a moment, others have none yet. */
function awaitedOf(post: Post, rows: readonly Release[]): ReleaseSeen[] {
  const plans = over.includes(post.state) ? [] : (post.elsewhere ?? [])
  return plans
    .filter(({ channel }) => !rows.some(row => row.channel === channel))
    .map(plan => ({
      ...releaseSeen(post, rowOf(post, '', plan, post.updatedAt)),
      awaits: beforeVisas.includes(post.state) ? 'visa' : 'row',
    }))
}

export function releaseSeen(post: Post, release: Release): ReleaseSeen {
  const words = wordsOf(release, post)
  const { channel } = release
  const closed = closedPictures({ channel, pictures: words ? shownBeside(words) : [] }, post, asKept)
  return { release, text: words?.text ?? '', byHand: isByHand(channel), closed }
}

/** How many releases of a channel wait for a clear answer of its network. */
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
