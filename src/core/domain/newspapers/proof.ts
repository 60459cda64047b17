import type { Locale } from '../actor.ts'
import type { Day } from '../time.ts'
import type { Newspaper } from './newspaper.ts'

/** JPEG or PNG, as Mary keeps it. */
export type ProofPicture = { bytes: Uint8Array; contentType: string; alt: string; width: number; height: number }

/** One article as it is printed. `text`: closed Markdown (`readArticle`); its pictures are named by their place. */
export type ProofArticle = {
  id: string
  title: string
  /** One or two sentences; empty: none. */
  summary: string
  text: string
  pictures: ProofPicture[]
  link: { title: string; url: string } | null
  /** Whose idea it was, as printed; null: nobody is named. */
  credit: string | null
  /** Of an event; null: none. */
  event: { date: Day; time: string | null; ends: string | null; place: string } | null
}

/** Everything that is printed of an edition, and nothing else: the same proof makes the same bytes. */
export type EditionProof = {
  locale: Locale
  /** Who publishes: the authority. */
  authority: string
  reference: string
  name: string
  tagline: string
  masthead: ProofPicture | null
  colours: Newspaper['colours']
  number: number
  day: Day
  director: string
  mention: string
  editorial: { title: string; text: string; signature: string } | null
  /** Headings that have articles, in their order. */
  sections: { id: string; name: string; articles: ProofArticle[] }[]
  /** Corrections of earlier editions. */
  errata: { reference: string; text: string }[]
  /** Where the edition is read once it is published; null: Mary has no public address. */
  address: string | null
}
