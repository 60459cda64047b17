import { barred, type Barred } from '../../domain/broadcasts/barred.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import type { Post, SealedVersion } from '../../domain/posts/post.ts'
import { mayReachSites } from '../../domain/relays/relay-state.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { approvedVersion } from '../broadcasts/sealed/approved-version.ts'
import { checkEdition, checkPrinted, type EditionCheckNeeds } from '../broadcasts/sealed/check-edition.ts'
import { isSlotNow } from '../broadcasts/sealed-slot.ts'
import { standingBroadcast } from '../broadcasts/standing-broadcast.ts'

export type WordsNeeds = EditionCheckNeeds & Pick<Ports, 'broadcasts' | 'now'>
/** `leavesAt`: the time that the visas cover, while it is ahead. */
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
  /** It announces an edition that is no longer what was approved; `about`: which of its lines. */
  | { kind: 'sites-edition'; broadcast: Broadcast; about: string }
  | Barred

/**
 * What the sites may be told of a broadcast: the words that its cards show, or will, as long as they are approved,
 * match their seal, and might be sent at that time.
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
  // What people have already left at its time.
  const slot = broadcast.startedAt === null ? version.slot : null
  if (slot !== null && slot <= now && !isSlotNow(slot, now)) return { kind: 'slot-over', broadcast, slot }
  const leavesAt = slot !== null && slot > now ? slot : null
  const no = barred({ ...broadcast, expiresOn: version.expiresOn }, post, leavesAt ?? now, timeZone)
  if (no) return no
  // Sites put out printed copies: what holds its cards back holds them back too.
  const wrong = await (broadcast.startedAt === null ? checkEdition : checkPrinted)(ports, broadcast)
  if (wrong) return { kind: 'sites-edition', broadcast, about: wrong.about }
  return { kind: 'words', post, version, standing, leavesAt }
}

function isGone({ state, calledOff }: Post): boolean {
  return state === 'taken-back' || state === 'cancelled' || calledOff !== undefined
}
