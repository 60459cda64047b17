import type { Named } from '../actor.ts'
import type { Audience } from '../audiences/audience.ts'
import { type Consent, mayShow } from '../pictures/consent.ts'
import type { PictureSize } from '../pictures/picture-size.ts'
import type { Instant } from '../time.ts'

export const newspaperNameMax = 60
export const newspaperSectionsMax = 16
/** Signs, spaces included, that a heading of an edition may have room for. */
export const roomMost = 60_000

/** How often a newspaper comes out; `free`: whenever there is something to say. */
export const rhythms = ['weekly', 'monthly', 'two-monthly', 'quarterly', 'free'] as const
export type Rhythm = (typeof rhythms)[number]

/**
 * A heading of a newspaper. `takes`: ids of the sections of posts that are filed under it; `room`: signs, spaces
 * included; 0: not set.
 */
export type NewspaperSection = { id: string; name: string; takes: string[]; room: number }

/** Longest alternative text of a masthead, in UTF-16 units. */
export const mastheadAltMax = 200

/**
 * The picture on top of the first page. `digest`: SHA-256 in hex of what Mary keeps of it. `consent`: what was declared
 * of the people on it; absent: the masthead is older than these questions.
 */
export type Masthead = { id: string; alt: string; digest: string; size?: PictureSize; consent?: Consent | null }

/** Mastheads older than these questions stay. */
export function mastheadMayShow({ consent }: Pick<Masthead, 'consent'>, at: Instant): boolean {
  return consent === undefined || mayShow({ consent }, 'newspaper', at)
}

/** `#rrggbb`; white is read on `main`, and `accent` on white (contrast of 4.5 : 1, WCAG 1.4.3). */
export type NewspaperColours = { main: string; accent: string }

/** A titled series of editions, « Trait d’Union ». An ended newspaper opens no more editions. */
export type Newspaper = {
  id: string
  version: number
  /** Two to four capitals, unique among newspapers: its editions are « TU-2026-11 ». */
  code: string
  name: string
  /** Printed under the name; may be empty. */
  tagline: string
  /** In their order. What is filed under none of them is printed under the last one. */
  sections: NewspaperSection[]
  masthead: Masthead | null
  /** Directs the publication, is named in each edition, and is asked for *la diffusion*. */
  director: Named
  rhythm: Rhythm
  colours: NewspaperColours
  readers: Audience
  /** Working days from *bouclage* to the day of publication. */
  closesBefore: number
  /** What law or custom requires in print besides: printer, ISSN; may be empty. */
  mention: string
  /** Addresses of distribution lists that get it by e-mail; may be none. */
  mailTo: string[]
  state: 'open' | 'ended'
  changedBy: Named
  changedAt: Instant
  createdAt: Instant
}

/** Other signs could begin another header, or a body: « č » and U+030A end in CR and LF as Latin 1. */
export const plainAddress = /^[\w.+'-]+@[\w.-]+$/
