import type { Day } from '../time.ts'
import type { OtherChannel } from './channel.ts'

/** The texts that a post may have beside that of its card. The site shows the article. */
export const variantKinds = ['article', 'bluesky', 'mastodon', 'facebook', 'instagram', 'linkedin'] as const

export type VariantKind = (typeof variantKinds)[number]

/**
 * The words of a post on one channel, as the public reads them: plain text; of an article a closed Markdown. `warning`:
 * the text that hides them until a reader unfolds it, on networks that have that; empty: none. `pictures`: ids of the
 * post's pictures, in the order in which they are shown.
 */
export type Variant = { text: string; warning: string; pictures: string[] }

export type Variants = Partial<Record<VariantKind, Variant>>

/**
 * One variant as it is sealed: all that the public reads of it. `title` and `summary`: of an article, elsewhere empty.
 * `link`: shown as a card by networks that have such a thing. `pictures`: their digests and their alternative texts.
 */
export type SealedVariant = {
  kind: VariantKind
  title: string
  summary: string
  text: string
  warning: string
  link: { title: string; url: string } | null
  pictures: { id: string; digest: string; alt: string }[]
  /** A video, which a person puts on the channel by hand; the site shows its transcript. Absent: the post has none. */
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
  /** Whether people who do not hear or see it have all of its contents as text: without that no channel shows it. */
  told: boolean
}

/** All pictures and videos of which the gate is asked before those words go there. */
export function shownBeside({ pictures, video }: Pick<SealedVariant, 'pictures' | 'video'>): { id: string }[] {
  return [...pictures, ...(video ? [video] : [])]
}

/** Clocks are the authority's, « 14:30 »; null: nobody said. */
export type SealedEvent = { date: Day; time: string | null; ends: string | null; place: string }

/** Which variant of a post that channel shows. */
export function variantOf(channel: OtherChannel): VariantKind {
  return channel === 'site' ? 'article' : channel
}

/** The channel that shows those words. */
export function channelOf(kind: VariantKind): OtherChannel {
  return kind === 'article' ? 'site' : kind
}
