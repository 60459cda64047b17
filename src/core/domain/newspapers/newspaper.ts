import type { Named } from '../actor.ts'
import type { Audience } from '../audiences/audience.ts'
import { type Consent, mayShow } from '../pictures/consent.ts'
import type { PictureSize } from '../pictures/picture-size.ts'
import type { Instant } from '../time.ts'

export const newspaperNameMax = 60
export const newspaperSectionsMax = 16
/** Signs, spaces included, that a heading of an edition may have room for. */
export const roomMost = 60_000

/** How often it comes out; `free`: when there is something to say. */
export const rhythms = ['weekly', 'monthly', 'two-monthly', 'quarterly', 'free'] as const
export type Rhythm = (typeof rhythms)[number]

/**
 * A heading of a newspaper. `takes`: ids of the sections of posts that are filed under it; `room`: signs, spaces
 * included; 0: nobody said.
 */
export type NewspaperSection = { id: string; name: string; takes: string[]; room: number }

/** In signs: what a masthead says where it is not seen. */
export const mastheadAltMax = 200

/**
 * The picture on top of the first page. `digest`: SHA-256 in hex of what Mary keeps of it. `consent`: what was declared
 * of the people on it; absent: it stood there before anybody was asked.
 */
export type Masthead = { id: string; alt: string; digest: string; size?: PictureSize; consent?: Consent | null }

/** What stood there before anybody was asked stays. */
export function mastheadMayShow({ consent }: Pick<Masthead, 'consent'>, at: Instant): boolean {
  return consent === undefined || mayShow({ consent }, 'newspaper', at)
}

/** `#rrggbb`; white is read on `main`, and `accent` on white (contrast of 4.5 : 1, WCAG 1.4.3). */
export type NewspaperColours = { main: string; accent: string }

/** A titled series of editions, « Trait d’Union ». An ended one opens no edition more. */
export type Newspaper = {
  id: string
  version: number
  /** Two to four capitals that no other one has: its editions are « TU-2026-11 ». */
  code: string
  name: string
  /** Under the name; may be empty. */
  tagline: string
  /** In their order. What is filed under none of them stands under the last one. */
  sections: NewspaperSection[]
  masthead: Masthead | null
  /** Directs the publication, is named in each edition, and is asked for *la diffusion*. */
  director: Named
  rhythm: Rhythm
  colours: NewspaperColours
  readers: Audience
  /** Working days from *bouclage* to the day of publication. */
  closesBefore: number
  /** What law or habit has printed in it besides: printer, ISSN; may be empty. */
  mention: string
  /** Addresses of distribution lists that get it by e-mail; may be none. */
  mailTo: string[]
  state: 'open' | 'ended'
  changedBy: Named
  changedAt: Instant
  createdAt: Instant
}

/** What else stood in a header could begin another one, or a body: of « č » and U+030A Latin 1 makes CR and LF. */
export const plainAddress = /^[\w.+'-]+@[\w.-]+$/
