import type { OtherChannel } from '../channels/channel.ts'
import { webLink } from '../posts/text/rich-link.ts'
import { cleanText, cut } from '../text.ts'
import { type Instant, later } from '../time.ts'

const idMost = 500
const authorMost = 200
const textMost = 1_000
const keptMost = 300
/** Of a network that was never read, so much is. */
const firstMs = 7 * 24 * 60 * 60_000

/**
 * What somebody of the public said. `author`: as they call themselves there; `url` null: the network gave no web
 * address; `postId` null: it answers no post, but names the authority. `seenAt`: when Mary first saw it.
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

/** What is kept of one channel, oldest first; its id is the channel. `since`: where reading goes on. */
export type PublicReplies = { id: OtherChannel; version: number; since: Instant; replies: PublicReply[] }

/**
 * From when on a network is asked: what is older than Mary may keep is not read again. `keptMs`: whoever writes in
 * public is a private person all the same; their words are kept so long after they were first seen.
 */
export function readsFrom(kept: PublicReplies | null, now: Instant, keptMs: number): Instant {
  const oldest = later(now, -keptMs)
  const since = kept?.since ?? later(now, -firstMs)
  return since > oldest ? since : oldest
}

/** As it is kept: bounded, and without what could not be shown. Null: nobody could tell it from another one. */
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

/** With those that are new, without those whose time is over; more than `keptMost`: the newest. */
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
  // The clock of a network may be ahead of Mary's: what is said before her hour passes it is read again, and known.
  return { id: channel, version: (kept?.version ?? 0) + 1, since: last < now ? last : now, replies }
}
