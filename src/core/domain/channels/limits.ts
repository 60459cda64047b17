import type { Day } from '../time.ts'
import type { VariantKind } from './variant.ts'

/**
 * What a network takes. `count`: letters as people see them (grapheme clusters), or UTF-16 units where nobody says how
 * they are counted, which are never fewer. `perUrl`: what any address counts for; null: its own length.
 */
export type VariantLimits = {
  count: 'graphemes' | 'units'
  most: number
  /** Above this the text is taken, but folded away: worth a remark. */
  foldedOver: number | null
  bytesMost: number | null
  perUrl: number | null
  /** Mentions count without the part behind their second @. */
  shortMentions: boolean
  /** Whether the network hides a text behind a warning, whose letters count too. */
  warns: boolean
  picturesLeast: number
  picturesMost: number
  /**
   * Width by height of a picture, from the highest to the broadest; other shapes are cropped. Null: none is cropped.
   */
  ratios: [least: number, most: number] | null
  /** What looks like an address leads somewhere. */
  links: boolean
  tagsMost: number | null
  /**
   * Where the network documents the limit, and when that page was read; null: a limit of Mary's own, or one that the
   * network's server tells.
   */
  source: { url: string; read: Day } | null
}

const plain: VariantLimits = {
  count: 'units',
  most: 20_000,
  foldedOver: null,
  bytesMost: null,
  perUrl: null,
  shortMentions: false,
  warns: false,
  picturesLeast: 0,
  picturesMost: 10,
  ratios: null,
  links: true,
  tagsMost: null,
  source: null,
}

/** As documented when they were read; what an instance says of itself takes their place (`withSaid`). */
export const variantLimits: Readonly<Record<VariantKind, VariantLimits>> = {
  article: plain,
  bluesky: {
    ...plain,
    count: 'graphemes',
    most: 300,
    bytesMost: 3_000,
    picturesMost: 4,
    source: {
      url: 'https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/feed/post.json',
      read: '2026-11-27',
    },
  },
  mastodon: {
    ...plain,
    count: 'graphemes',
    most: 500,
    perUrl: 23,
    shortMentions: true,
    warns: true,
    picturesMost: 4,
    source: { url: 'https://docs.joinmastodon.org/user/posting/', read: '2026-11-27' },
  },
  // Facebook folds what is longer; no page of it documents this.
  facebook: { ...plain, foldedOver: 500 },
  instagram: {
    ...plain,
    most: 2_200,
    picturesLeast: 1,
    ratios: [4 / 5, 1.91],
    links: false,
    tagsMost: 30,
    source: {
      url: 'https://developers.facebook.com/docs/instagram/ads-api/reference/media-requirements/',
      read: '2026-11-27',
    },
  },
  linkedin: {
    ...plain,
    most: 3_000,
    source: { url: 'https://linkedinpreview.com/blog/linkedin-post-length', read: '2026-11-27' },
  },
}

/** What a network says of itself, as far as it says it. */
export type SaidLimits = { characters: number; bytes: number | null; perUrl: number | null; pictures: number }

export function withSaid(limits: VariantLimits, said: SaidLimits | null | undefined): VariantLimits {
  if (!said) return limits
  const { characters, bytes, perUrl, pictures } = said
  // No documentation was read: the network's server said so.
  return { ...limits, most: characters, bytesMost: bytes, perUrl, picturesMost: pictures, source: null }
}
