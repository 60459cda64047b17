import type { Locale } from '../actor.ts'
import type { SealedEvent } from '../channels/variant.ts'
import { closedPictures } from '../posts/pictures/closed-pictures.ts'
import type { Post } from '../posts/post.ts'
import { sentContent } from '../posts/sent-post.ts'
import { isAsSealed } from '../seal.ts'
import type { Instant } from '../time.ts'
import { withTranscript } from './with-transcript.ts'
import { type Release, sealedVariant } from './release.ts'

/** What the public reads of a post on the site: sealed words, without the names of their authors. */
export type PublicArticle = {
  postId: string
  locale: Locale
  title: string
  /** One or two sentences. */
  summary: string
  /** Closed Markdown (`readArticle`). */
  text: string
  link: { title: string; url: string } | null
  /** In their order; null in the place of one that may not be shown today. */
  pictures: ({ id: string; alt: string } | null)[]
  /** The id of the section that it is filed under. */
  section: string | null
  event: (SealedEvent & { isOff: boolean }) | null
  /** Since when it is there, and since when with other words; null: it never changed. */
  at: Instant
  correctedAt: Instant | null
  /** Counts approved versions: calendars use it to find what is newer. */
  edition: number
  /** Where the public reads it, if the site is another one than Mary’s. */
  url: string | null
}

/**
 * gone: it was there, and was taken back. Null: it is not there, or what is kept does not match the seal with which it
 * left: then nothing of it is shown.
 */
export function publicArticle(release: Release, post: Post, now: Instant): PublicArticle | 'gone' | null {
  const { state, pending, left, channel } = release
  if (channel !== 'site') return null
  if (state === 'taken-back' || (left !== null && (pending === 'take-back' || post.state === 'taken-back')))
    return 'gone'
  if (state !== 'published' || left === null) return null
  const version = post.sealed.find(({ seal }) => seal === left.seal)
  const words = version && isAsSealed(version) ? sealedVariant(version, channel) : null
  if (!version || !words) return null
  const { title, summary, link, pictures, video, event } = words
  const may = (id: string): boolean => closedPictures({ channel, pictures: [{ id }] }, post, now).length === 0
  // The transcript is shown only with its video.
  const { text } = video && may(video.id) ? withTranscript(words) : words
  return {
    postId: post.id,
    locale: version.rendered.locale,
    title,
    summary,
    text,
    link,
    pictures: pictures.map(({ id, alt }) => (may(id) ? { id, alt } : null)),
    section: sentContent(post).section,
    event: event ? { ...event, isOff: post.calledOff !== undefined } : null,
    at: left.at,
    correctedAt: left.correctedAt ?? null,
    edition: version.number,
    url: left.url,
  }
}
