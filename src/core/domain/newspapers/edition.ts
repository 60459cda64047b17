import type { Named } from '../actor.ts'
import type { PostPicture } from '../posts/post.ts'
import type { Reference } from '../reference.ts'
import type { EditionFile, PrintedErratum, SealedItem } from '../sealed-edition.ts'
import type { Day, Instant } from '../time.ts'

export const itemsMost = 60
export const pieceTitleMax = 120
/** UTF-16 units of one article or piece. */
export const pieceTextMax = 20_000
export const editorialMax = 3_000
export const erratumMax = 600

/** Kinds of pieces that are no post: people who came and left, the agenda, a portrait, a free text. */
export const pieceKinds = ['arrivals', 'agenda', 'portrait', 'free'] as const
export type PieceKind = (typeof pieceKinds)[number]

type Placed = {
  id: string
  /** One of the newspaper's headings. */
  section: string
  by: Named
  at: Instant
}

/** `seal`: of the approved version whose words are in the edition; null: it is awaited. */
export type PostItem = Placed & {
  kind: 'post'
  postId: string
  reference: Reference
  title: string
  seal: string | null
}

/** `text`: closed Markdown of an article (`readArticle`); that of `agenda` is made when the edition is produced. */
export type PieceItem = Placed & {
  kind: 'piece'
  piece: PieceKind
  title: string
  text: string
  pictures: PostPicture[]
}

/** `production`: the number of the printing. */
export type WithdrawnPrinting = { production: number; pictures: string[] | null; at: Instant }

/**
 * The printing, by its number, from which an erased person was removed. `ended`: files that could not be printed anew
 * without them, and are deleted.
 */
export type ErasedPrinting = { production: number; ended: EditionFile[]; at: Instant }

/** In the order in which they are read. */
export type EditionItem = PostItem | PieceItem

/** `signature`: who signs it, as printed. */
export type Editorial = { title: string; text: string; signature: string; by: Named; at: Instant }

/** One printing, with its number; the bytes of its files are kept apart. `digest`: SHA-256 in hex. */
export type Produced = {
  number: number
  files: Record<EditionFile, { digest: string; bytes: number }>
  /** In their order. */
  items: SealedItem[]
  /** Digest of all words that no other visa covers: editorial and pieces; empty: there are none. */
  words: string
  /** Errata of earlier editions that are printed in this one; absent: none. */
  errata?: PrintedErratum[]
  /** The picture on top of its first page; null: its name alone. Absent: it was not recorded. */
  masthead?: string | null
  /** A4 pages of the PDF. */
  pages: number
  signs: number
  at: Instant
}

/**
 * A correction of what was published: written by a person of comms, and public once a second person confirmed it.
 * `confirmed` null: it waits; `printedIn`: the last edition that came out with it; absent: none did.
 */
export type Erratum = {
  id: string
  text: string
  by: Named
  at: Instant
  confirmed: { by: Named; at: Instant } | null
  printedIn?: Reference
}

/**
 * `waiting`: the sending of the cards was stopped, so that a person decides whether the e-mail leaves; `asked`: a
 * person asked for it; `unknown`: it may have left, and is never sent again by itself; `by-hand`: Mary may send none,
 * the file waits for a person to send it. `by`: who decided last; absent: nobody had to. `reason`: a key under
 * `newspapers.mailRefused`.
 */
export type EditionMail = {
  state: 'waiting' | 'asked' | 'sending' | 'sent' | 'refused' | 'unknown' | 'by-hand'
  at: Instant
  by?: Named
  reason?: string
}

/**
 * open → producing → submitted → published; submitted → open (*Reprendre*, a refusal, changes asked for); open →
 * abandoned. What approvers approve is a post of its own (`postId`) whose card announces the edition: its state is that
 * of the validation and of the sending.
 */
export type EditionState = 'open' | 'producing' | 'submitted' | 'published' | 'abandoned'

/** One composed, sealed number of a newspaper. */
export type Edition = {
  id: string
  version: number
  /** Counts changes of what is composed, from 1: a form compares it with the one it was opened on. */
  revision: number
  newspaperId: string
  /** « TU-2026-11 »: its code, the year, its number in that year. */
  reference: Reference
  year: number
  number: number
  state: EditionState
  /** The day of publication. */
  day: Day
  /** *Bouclage*: the last day on which something comes in. */
  closesOn: Day
  items: EditionItem[]
  editorial: Editorial | null
  /** Everybody who ever composed it, also where others replaced their words since: none of them may approve it. */
  authors: Named[]
  /** Ids of the calls to departments that feed it. */
  calls: string[]
  /** How often it was printed, previews included. */
  productions: number
  /** The last of those printings; null: none, or the edition changed since. */
  produced: Produced | null
  /** Why the last printing failed, a key under `newspapers.faults`; null: it did not fail. */
  fault: { key: string; about: string } | null
  /** Whether the printing that is under way, or was the last one, is to be submitted. */
  wanted: 'preview' | 'submission' | null
  /** The person who asked for the printing: they submit. */
  askedBy: Named | null
  postId: string | null
  errata: Erratum[]
  mail: EditionMail | null
  /** Where its files lie in SharePoint; null: not yet. */
  library: { html: string; pdf: string; email?: string; package: string } | null
  /** Why they are not there: a key under `newspapers.mailRefused`. */
  libraryFault?: 'file-gone' | 'file-differs'
  /**
   * A person on a picture printed in it agrees no more. Of that printing only the page is read, without these pictures,
   * named by the digests of their bytes in it; `pictures` null: nothing of it is read. Absent: this never happened.
   */
  withdrawn?: WithdrawnPrinting
  /** A person who was named in it was erased. Absent: this never happened. */
  erased?: ErasedPrinting
  /** How often printing failed while a person was being taken out of it. Absent: it did not. */
  brokenPress?: { production: number; times: number }
  by: Named
  createdAt: Instant
  updatedAt: Instant
  publishedAt: Instant | null
}

const undecided: readonly EditionMail['state'][] = ['waiting', 'refused', 'unknown', 'by-hand']

/** Whether a person is to say what becomes of the e-mail. */
export function isMailOpen({ state, mail }: Pick<Edition, 'state' | 'mail'>): boolean {
  return state === 'published' && mail !== null && undecided.includes(mail.state)
}

/** « TU-2026-11 ». */
export function editionReference(code: string, year: number, number: number): Reference {
  return `${code}-${year}-${String(number).padStart(2, '0')}`
}
