import type { Day } from '../time.ts'
import type { OtherChannel } from './channel.ts'

/** The words that a post may have beside those of its card. The site has the article. */
export const variantKinds = ['article', 'bluesky', 'mastodon', 'facebook', 'instagram', 'linkedin'] as const

export type VariantKind = (typeof variantKinds)[number]

/**
 * The words of a post on one channel, as the public reads them: plain text; of an article a closed Markdown.
 * `warning`: what stands before them until somebody unfolds them, where a network has that; empty: nothing.
 * `pictures`: ids of the post's pictures, in the order in which they are shown.
 */
export type Variant = { text: string; warning: string; pictures: string[] }

export type Variants = Partial<Record<VariantKind, Variant>>

/**
 * One variant as it is sealed: all that the public reads of it. `title` and `summary`: of an article, elsewhere empty.
 * `link`: shown as a card by networks that have such a thing. `pictures`: their digests and what is said of them to
 * whoever does not see.
 */
export type SealedVariant = {
  kind: VariantKind
  title: string
  summary: string
  text: string
  warning: string
  link: { title: string; url: string } | null
  pictures: { id: string; digest: string; alt: string }[]
  /** It is put there by hand; the site has what is said in it. Absent: the post has none. */
  video?: SealedVideo
  /** Of the article of an event: when and where, as calendars and search engines read it. Absent: no event. */
  event?: SealedEvent
}

/**
 * `name`: of its file. `captions`: the name of the file that lies beside it; null: none. `embedded`: it has some
 * within. `transcript`: what is said and shown; empty: nobody wrote it.
 */
export type SealedVideo = {
  id: string
  digest: string
  name: string
  title: string
  seconds: number
  captions: string | null
  embedded: boolean
  transcript: string
  /** Who does not hear or see it has all of it: without that no channel shows it. */
  told: boolean
}

/** All of which the gate is asked before those words go there. */
export function shownBeside({ pictures, video }: Pick<SealedVariant, 'pictures' | 'video'>): { id: string }[] {
  return [...pictures, ...(video ? [video] : [])]
}

/** Clocks are the authority's, « 14:30 »; null: nobody said. */
export type SealedEvent = { date: Day; time: string | null; ends: string | null; place: string }

/** Whose words a post has on that channel. */
export function variantOf(channel: OtherChannel): VariantKind {
  return channel === 'site' ? 'article' : channel
}

/** Where those words go. */
export function channelOf(kind: VariantKind): OtherChannel {
  return kind === 'article' ? 'site' : kind
}
