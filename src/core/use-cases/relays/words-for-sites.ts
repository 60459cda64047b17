import { barred, type Barred } from '../../domain/broadcasts/barred.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import type { Post, SealedVersion } from '../../domain/posts/post.ts'
import { mayReachSites } from '../../domain/relays/relay-state.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { approvedVersion } from '../broadcasts/approved-version.ts'
import { isSlotNow } from '../broadcasts/sealed-slot.ts'
import { standingBroadcast } from '../broadcasts/standing-broadcast.ts'

export type WordsNeeds = Pick<Ports, 'broadcasts' | 'posts' | 'validations' | 'now'>
/** `leavesAt`: the moment that the visas vouch for, while it is ahead. */
export type WordsForSites = {
  kind: 'words'
  post: Post
  version: SealedVersion
  standing: Broadcast
  leavesAt: Instant | null
}
export type NoWords =
  | { kind: 'closed' | 'seal-differs' | 'sites-correcting'; broadcast: Broadcast }
  | { kind: 'slot-over'; broadcast: Broadcast; slot: Instant }
  | Barred

/**
 * What the sites may be told of a broadcast: the words that stand on its cards, or will, as long as they are approved,
 * make their seal, and might be sent at that time.
 */
export async function wordsForSites(
  ports: WordsNeeds,
  broadcast: Broadcast,
  timeZone: string,
): Promise<WordsForSites | NoWords> {
  const post = mayReachSites(broadcast) ? await ports.posts.byId(broadcast.postId) : null
  if (!post || isGone(post)) return { kind: 'closed', broadcast }
  const approved = await approvedVersion(ports, post)
  if (approved.kind === 'broken') return { kind: 'seal-differs', broadcast }
  const standing = standingBroadcast(broadcast, await ports.broadcasts.changing(broadcast.id))
  if (approved.kind === 'none' || approved.version.seal !== standing.seal)
    return { kind: post.correcting === null ? 'closed' : 'sites-correcting', broadcast }
  const { version } = approved
  const now = ports.now()
  // What people have already has left at its time.
  const slot = broadcast.startedAt === null ? version.slot : null
  if (slot !== null && slot <= now && !isSlotNow(slot, now)) return { kind: 'slot-over', broadcast, slot }
  const leavesAt = slot !== null && slot > now ? slot : null
  const no = barred({ ...broadcast, expiresOn: version.expiresOn }, post, leavesAt ?? now, timeZone)
  return no ?? { kind: 'words', post, version, standing, leavesAt }
}

function isGone({ state, calledOff }: Post): boolean {
  return state === 'taken-back' || state === 'cancelled' || calledOff !== undefined
}
