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
  /** Of those of a newspaper that were published and opened before `createdAt`, the last *bouclage*; null: none. */
  lastClosing(edition: Pick<Edition, 'newspaperId' | 'createdAt'>): Promise<Day | null>
  /**
   * Posts that are approved, or sent, and stand in no edition: those that did not leave, and those that were submitted
   * from `since` on, the first submitted first. None that was urgent, warns those who registered, is being corrected
   * or announces an edition.
   */
  ready(since: Instant, limit: number): Promise<ReadyPost[]>
  /** What lines show of their posts, one for each that is there; `seals`: versions besides the approved ones. */
  lines(postIds: readonly string[], seals: readonly string[]): Promise<LinePost[]>
  /** Those of which a text that is no post has this picture, whatever became of them. */
  withPicture(...pictureIds: string[]): Promise<Edition[]>
  /**
   * Those that were printed with one of these pictures on top; of these newspapers also those of which nobody kept what
   * stood there.
   */
  withMasthead(pictureIds: readonly string[], newspaperIds: readonly string[]): Promise<Edition[]>
  /**
   * Versions of the rows that decide what its addresses show, as one text: of the edition, its post, its broadcast,
   * then how many broadcasts change that one, and the sum of their versions; '' for a row that is not there.
   */
  servedVersions(ids: ServedIds): Promise<string>
  /** Those that were abandoned, and were to appear, before that instant. */
  givenUp(before: Instant, limit: number): Promise<Edition[]>
}

export type ServedIds = { editionId: string; postId: string | null; broadcastId: string | null }

/** Bytes that were printed, each under its edition, printing and kind. */
export type EditionFiles = {
  /** What is there already stays: it may be sealed. */
  put(file: KeptFileName, bytes: Uint8Array): Promise<void>
  /** Null: there are none. */
  get(file: KeptFileName): Promise<Uint8Array | null>
  /** SHA-256 in hex of the bytes that are there, made where they lie; null: there are none. */
  digest(file: KeptFileName): Promise<string | null>
  /** Forgets all printings of an edition but this one; null: all of them. */
  keepOnly(editionId: string, production: number | null): Promise<void>
  /**
   * Ids of editions that have any which nobody may read any more: of what was given up, of no row at all, and of what
   * was taken back. A removal that has not ended may be stopped, and what was sealed is read again: nothing could bring
   * its bytes back.
   */
  unread(): Promise<string[]>
  /** Forgets one printing. */
  forget(editionId: string, production: number): Promise<void>
  /** Forgets its printings with a lower number: what was printed since may be sealed. */
  forgetBefore(editionId: string, production: number): Promise<void>
}
export type EditionFileName = { editionId: string; production: number; kind: EditionFile }
/** `proof`: read by nobody, kept beside the others so that they can be printed anew. */
export type KeptFileName = Omit<EditionFileName, 'kind'> & { kind: EditionFile | 'proof' }

/** How often editions were opened; nobody is counted twice by name, since nobody is known. */
export type EditionReads = {
  /** So many openings more on these days, at once. */
  add(openings: readonly { editionId: string; day: Day; opened: number }[]): Promise<void>
  /** By day, the earliest first. */
  of(editionId: string): Promise<{ day: Day; opened: number }[]>
  forget(editionId: string): Promise<void>
}

/** Why nothing could be printed, a key under `newspapers.faults`, and what it is about in words. */
export type PrintFault = { kind: 'fault'; key: string; about: string }
/** `proof`: what it was printed of, by which it can be printed anew, for `RestoredProof`. */
export type Printed = {
  kind: 'printed'
  html: Uint8Array
  pdf: Uint8Array
  email: Uint8Array
  pages: number
  proof: Uint8Array
}

/** What Mary says of an edition, in the authority’s language. */
export type EditionWords = {
  locale: Locale
  /** Who publishes; empty: nobody said. */
  authority: string
  /** Heading of what stands under none of the newspaper. */
  others: string
  /** The card that announces it. `headlines`: titles, in their order; `articles`: how many there are in all. */
  announce(said: { newspaper: string; number: number; headlines: readonly string[]; articles: number }): {
    title: string
    summary: string
    /** Plain lines, those of a list with « - ». */
    body: string
    /** Of the link that leads to it. */
    read: string
  }
}

/** The printing press: outside of the event loop's thread, one edition at a time. May throw `Unavailable`. */
export type Press = { print(proof: EditionProof): Promise<Printed | PrintFault> }

/** The proof of what was printed, with the pictures of its page; null: it is none, or one of them is not there. */
export type RestoredProof = (kept: Uint8Array, page: Uint8Array) => Promise<EditionProof | null>

/** Files as one, in their order; the same files make the same bytes. */
export type Pack = (files: readonly { name: string; bytes: Uint8Array }[]) => Uint8Array

/**
 * The page of an edition as it was sealed, with what was corrected since in front, and without some pictures, by their
 * digests in it; with neither the same bytes.
 */
export type CorrectedPage = (
  html: Uint8Array,
  errata: ServedEdition['errata'],
  without?: readonly string[],
) => Uint8Array

/** Where editions are read: addresses that nobody guesses. Null: Mary has no public address. */
export type EditionAddresses = {
  /** Of one printing, for whoever composes and approves: it ends with the printing. */
  draft(editionId: string, production: number, kind: EditionFile): string | null
  /** Of the published edition. */
  published(editionId: string, kind: 'html' | 'pdf'): string | null
}

/** `not-allowed`: Exchange lets Mary send nothing from it; `busy`: it may be asked for again. */
export type MailRefusal = 'too-large' | 'not-allowed' | 'no-mailbox' | 'not-accepted' | 'busy'

/** One shared mailbox through Graph. */
export type NewspaperMail = {
  /**
   * `mime`: a whole message, as it was sealed, without sender and recipients; to these addresses, one address
   * each. Never throws; `refused`: it certainly did not leave; `unknown`: nobody knows, ask no second time.
   */
  send(
    mime: Uint8Array,
    to: readonly string[],
  ): Promise<{ state: 'sent' | 'unknown' } | { state: 'refused'; reason: MailRefusal }>
}
