import type { Locale } from '../domain/actor.ts'
import type { Edition } from '../domain/newspapers/edition.ts'
import type { LinePost, ReadyPost } from '../domain/newspapers/line-post.ts'
import type { Newspaper } from '../domain/newspapers/newspaper.ts'
import type { EditionProof } from '../domain/newspapers/proof.ts'
import type { ServedEdition } from '../domain/newspapers/served-edition.ts'
import type { Reference } from '../domain/reference.ts'
import type { EditionFile } from '../domain/sealed-edition.ts'
import type { Day, Instant } from '../domain/time.ts'

export type Newspapers = {
  byId(id: string): Promise<Newspaper | null>
  /** All of them, ended ones last, by name; a handful. */
  all(): Promise<Newspaper[]>
}

export type Editions = {
  byId(id: string): Promise<Edition | null>
  byReference(reference: Reference): Promise<Edition | null>
  /** Of one newspaper, the last first. */
  of(newspaperId: string, limit: number): Promise<Edition[]>
  /** Those that are composed, printed or validated; few. */
  current(): Promise<Edition[]>
  /** The last *bouclage* of the newspaper's published editions that were opened before `createdAt`; null: none. */
  lastClosing(edition: Pick<Edition, 'newspaperId' | 'createdAt'>): Promise<Day | null>
  /**
   * Posts that are approved, or sent, and in no edition: those that did not leave, and those submitted from `since` on,
   * in the order of submission. Without urgent ones, messages to registered people, posts under correction and posts
   * that announce an edition.
   */
  ready(since: Instant, limit: number): Promise<ReadyPost[]>
  /** What lines show of their posts, one for each existing post; `seals`: versions besides the approved ones. */
  lines(postIds: readonly string[], seals: readonly string[]): Promise<LinePost[]>
  /** Editions with a piece that has this picture, in any state. */
  withPicture(...pictureIds: string[]): Promise<Edition[]>
  /**
   * Editions printed with one of these pictures as masthead; of these newspapers also editions without a recorded one.
   */
  withMasthead(pictureIds: readonly string[], newspaperIds: readonly string[]): Promise<Edition[]>
  /**
   * Versions of the rows that decide what its addresses show, as one text: of the edition, its post, its broadcast,
   * then how many broadcasts change that one, and the sum of their versions; '' for a row that is not there.
   */
  servedVersions(ids: ServedIds): Promise<string>
  /** Editions that were abandoned, and whose day was before that instant. */
  givenUp(before: Instant, limit: number): Promise<Edition[]>
}

export type ServedIds = { editionId: string; postId: string | null; broadcastId: string | null }

/** Bytes that were printed, each under its edition, printing and kind. */
export type EditionFiles = {
  /** Existing bytes stay: they may be sealed. */
  put(file: KeptFileName, bytes: Uint8Array): Promise<void>
  /** Null: there are none. */
  get(file: KeptFileName): Promise<Uint8Array | null>
  /** SHA-256, in hex, of the stored bytes, computed by the store; null: there are none. */
  digest(file: KeptFileName): Promise<string | null>
  /** Forgets all printings of an edition but this one; null: all of them. */
  keepOnly(editionId: string, production: number | null): Promise<void>
  /**
   * Ids of editions with bytes that nobody may read any more: of editions given up, without a row, or taken back. Not
   * while a removal has not ended: it may be stopped, and then the sealed bytes are read again.
   */
  unread(): Promise<string[]>
  /** Forgets one printing. */
  forget(editionId: string, production: number): Promise<void>
  /** Forgets its printings with a lower number: later ones may be sealed. */
  forgetBefore(editionId: string, production: number): Promise<void>
}
export type EditionFileName = { editionId: string; production: number; kind: EditionFile }
/** `proof`: read by nobody, kept beside the others so that they can be printed anew. */
export type KeptFileName = Omit<EditionFileName, 'kind'> & { kind: EditionFile | 'proof' }

/** How often editions were opened; the openings are nobody's. */
export type EditionReads = {
  /** Adds so many openings on these days, at once. */
  add(openings: readonly { editionId: string; day: Day; opened: number }[]): Promise<void>
  /** By day, the earliest first. */
  of(editionId: string): Promise<{ day: Day; opened: number }[]>
  forget(editionId: string): Promise<void>
}

/** Why printing failed: a key under `newspapers.faults`, and what it is about, in words. */
export type PrintFault = { kind: 'fault'; key: string; about: string }
/** `proof`: the source, from which `RestoredProof` prints it anew. */
export type Printed = {
  kind: 'printed'
  html: Uint8Array
  pdf: Uint8Array
  email: Uint8Array
  pages: number
  proof: Uint8Array
}

/** Mary's words in an edition, in the authority’s language. */
export type EditionWords = {
  locale: Locale
  /** The publisher; empty: not configured. */
  authority: string
  /** The heading of items under none of the newspaper's headings. */
  others: string
  /** The card that announces it. `headlines`: titles, in their order; `articles`: how many there are in all. */
  announce(said: { newspaper: string; number: number; headlines: readonly string[]; articles: number }): {
    title: string
    summary: string
    /** Plain lines; those of a list begin with « - ». */
    body: string
    /** The title of the link to it. */
    read: string
  }
}

/** The printing press: outside of the event loop's thread, one edition at a time. May throw `Unavailable`. */
export type Press = { print(proof: EditionProof): Promise<Printed | PrintFault> }

/** The source of a printing, with the pictures of its page; null: it is none, or a picture is missing. */
export type RestoredProof = (kept: Uint8Array, page: Uint8Array) => Promise<EditionProof | null>

/** Packs files into one, in their order; the same files make the same bytes. */
export type Pack = (files: readonly { name: string; bytes: Uint8Array }[]) => Uint8Array

/**
 * The sealed page of an edition with errata in front, and without some pictures, by their digests in it; with neither
 * the same bytes.
 */
export type CorrectedPage = (
  html: Uint8Array,
  errata: ServedEdition['errata'],
  without?: readonly string[],
) => Uint8Array

/** Where editions are read: addresses that nobody guesses. Null: Mary has no public address. */
export type EditionAddresses = {
  /** Of one printing, for people who compose and approve: it ends with the printing. */
  draft(editionId: string, production: number, kind: EditionFile): string | null
  /** Of the published edition. */
  published(editionId: string, kind: 'html' | 'pdf'): string | null
}

/** `not-allowed`: Exchange lets Mary send nothing from it; `busy`: it may be asked for again. */
export type MailRefusal = 'too-large' | 'not-allowed' | 'no-mailbox' | 'not-accepted' | 'busy'

/** One shared mailbox through Graph. */
export type NewspaperMail = {
  /**
   * `mime`: a whole sealed message, without sender and recipients; sent to each of these addresses separately. Never
   * throws; `refused`: it certainly did not leave; `unknown`: nobody knows, ask no second time.
   */
  send(
    mime: Uint8Array,
    to: readonly string[],
  ): Promise<{ state: 'sent' | 'unknown' } | { state: 'refused'; reason: MailRefusal }>
}
