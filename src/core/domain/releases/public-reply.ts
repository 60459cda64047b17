import type { OtherChannel } from '../channels/channel.ts'
import { webLink } from '../posts/text/rich-link.ts'
import { cleanText, cut } from '../text.ts'
import { type Instant, later } from '../time.ts'

const idMost = 500
const authorMost = 200
const textMost = 1_000
const keptMost = 300
/** So much is read of a network that was never read before. */
const firstMs = 7 * 24 * 60 * 60_000

/**
 * A reply of somebody of the public. `author`: their name there; `url` null: the network gave no web address; `postId`
 * null: it answers no post, but mentions the authority. `seenAt`: when Mary first saw it.
 */
export type PublicReply = {
  id: string
  url: string | null
  author: string
  text: string
  at: Instant
  postId: string | null
  seenAt: Instant
}

/** The kept replies of one channel, oldest first; its id is the channel. `since`: from when on it is read next. */
export type PublicReplies = { id: OtherChannel; version: number; since: Instant; replies: PublicReply[] }

/**
 * From when on a network is read: replies older than Mary may keep are not read again. `keptMs`: so long a reply is
 * kept after it was first seen, since its author is a private person.
 */
export function readsFrom(kept: PublicReplies | null, now: Instant, keptMs: number): Instant {
  const oldest = later(now, -keptMs)
  const since = kept?.since ?? later(now, -firstMs)
  return since > oldest ? since : oldest
}

/** The reply as it is kept: bounded, and without what cannot be shown. Null: it has nothing to identify it. */
export function keptReply(
  given: Pick<PublicReply, 'id' | 'author' | 'text' | 'at' | 'postId'> & { url: string },
  seenAt: Instant,
): PublicReply | null {
  const id = cut(cleanText(given.id), idMost)
  const ms = Date.parse(given.at)
  if (id === '' || Number.isNaN(ms)) return null
  return {
    id,
    url: /^https?:/i.test(given.url) ? webLink(given.url) : null,
    author: cut(cleanText(given.author), authorMost),
    text: cut(cleanText(given.text), textMost),
    at: new Date(ms).toISOString(),
    postId: given.postId,
    seenAt,
  }
}

/** With the new replies, without those whose time is over; beyond `keptMost` the newest are kept. */
export function withReplies(
  kept: PublicReplies | null,
  channel: OtherChannel,
  read: readonly PublicReply[],
  { now, keptMs }: { now: Instant; keptMs: number },
): PublicReplies {
  const before = kept?.replies ?? []
  const known = new Set(before.map(({ id }) => id))
  const added = read.filter(({ id }) => !known.has(id))
  const until = later(now, -keptMs)
  const replies = [...before, ...added]
    .filter(({ seenAt }) => seenAt > until)
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
    .slice(-keptMost)
  const last = read.reduce((latest, { at }) => (at > latest ? at : latest), readsFrom(kept, now, keptMs))
  // The clock of a network may be ahead of Mary's: replies dated in her future are read again, and recognised.
  return { id: channel, version: (kept?.version ?? 0) + 1, since: last < now ? last : now, replies }
}
