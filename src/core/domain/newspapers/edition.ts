import type { Named } from '../actor.ts'
import type { PostPicture } from '../posts/post.ts'
import type { Reference } from '../reference.ts'
import type { EditionFile, PrintedErratum, SealedItem } from '../sealed-edition.ts'
import type { Day, Instant } from '../time.ts'

/** Of one edition. */
export const itemsMost = 60
export const pieceTitleMax = 120
/** UTF-16 units of one article or piece. */
export const pieceTextMax = 20_000
export const editorialMax = 3_000
export const erratumMax = 600

/** What is no post: who came and left, what is ahead, a portrait, another text. */
export const pieceKinds = ['arrivals', 'agenda', 'portrait', 'free'] as const
export type PieceKind = (typeof pieceKinds)[number]

type Placed = {
  id: string
  /** Of the newspaper's headings. */
  section: string
  by: Named
  at: Instant
}

/** `seal`: of the approved version whose words stand in it; null: it is awaited. */
export type PostItem = Placed & {
  kind: 'post'
  postId: string
  reference: Reference
  title: string
  seal: string | null
}

/** `text`: closed Markdown of an article (`readArticle`); of `agenda` it is made when the edition is produced. */
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
 * A printing out of which somebody who was erased was taken, by its number. `ended`: files that could not be printed
 * anew without them, whose bytes are there no more.
 */
export type ErasedPrinting = { production: number; ended: EditionFile[]; at: Instant }

/** In the order in which they are read. */
export type EditionItem = PostItem | PieceItem

/** `signature`: who signs it, as printed. */
export type Editorial = { title: string; text: string; signature: string; by: Named; at: Instant }

/** What was printed is kept under one number; the bytes of a file lie apart. `digest`: SHA-256 in hex. */
export type Produced = {
  number: number
  files: Record<EditionFile, { digest: string; bytes: number }>
  /** In their order. */
  items: SealedItem[]
  /** Digest of all words that nobody vouched for before: editorial, pieces; empty: there are none. */
  words: string
  /** Errata of earlier editions that are printed in it; absent: none. */
  errata?: PrintedErratum[]
  /** The picture on top of its first page; null: its name stood there. Absent: nobody kept it. */
  masthead?: string | null
  /** A4 pages of the PDF. */
  pages: number
  signs: number
  at: Instant
}

/**
 * A correction of what was published: written by one of comms, and read by everybody once another one confirmed it.
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
 * `waiting`: the sending of the cards was stopped, so that a person says whether it leaves; `asked`: somebody said so;
 * `unknown`: it may have left, it is never sent again by itself; `by-hand`: Mary may send none, the file waits to be
 * sent by somebody. `by`: who decided last; absent: nobody had to. `reason`: a key under `newspapers.mailRefused`.
 */
export type EditionMail = {
  state: 'waiting' | 'asked' | 'sending' | 'sent' | 'refused' | 'unknown' | 'by-hand'
  at: Instant
  by?: Named
  reason?: string
}

/**
 * open → producing → submitted → published; submitted → open (*Reprendre*, a refusal, changes asked for); open →
 * abandoned. What approvers vouch for is a post of its own (`postId`) whose card announces the edition: its state is
 * that of the validation and of the sending.
 */
export type EditionState = 'open' | 'producing' | 'submitted' | 'published' | 'abandoned'

/** One composed, sealed number of a newspaper. */
export type Edition = {
  id: string
  version: number
  /** Counts what is composed, from 1: what a form was opened on. */
  revision: number
  newspaperId: string
  /** « TU-2026-11 »: its code, the year, its number in that year. */
  reference: Reference
  year: number
  number: number
  state: EditionState
  /** Of publication. */
  day: Day
  /** *Bouclage*: the last day on which something comes in. */
  closesOn: Day
  items: EditionItem[]
  editorial: Editorial | null
  /** Everybody who ever composed it, also where others changed their words since: none of them approves it. */
  authors: Named[]
  /** Calls to departments that feed it. */
  calls: string[]
  /** How often it was printed, previews included. */
  productions: number
  /** Of those the last one; null: never, or what is composed changed since. */
  produced: Produced | null
  /** Why the last printing came to nothing, a key under `newspapers.faults`; null: it did not fail. */
  fault: { key: string; about: string } | null
  /** Whether the printing that is under way, or was the last one, is to be submitted. */
  wanted: 'preview' | 'submission' | null
  /** Who asked for it: who submits. */
  askedBy: Named | null
  postId: string | null
  errata: Erratum[]
  mail: EditionMail | null
  /** Where its files lie in SharePoint; null: not yet. */
  library: { html: string; pdf: string; email?: string; package: string } | null
  /** Why they do not: a key under `newspapers.mailRefused`. */
  libraryFault?: 'file-gone' | 'file-differs'
  /**
   * Somebody on a picture that is printed in it agreed no more. Of that printing only the page is read, without these
   * pictures, by the digests of their bytes in it; `pictures` null: nothing of it is read. Absent: nobody did.
   */
  withdrawn?: WithdrawnPrinting
  /** Somebody who was named in it was erased. Absent: nobody was. */
  erased?: ErasedPrinting
  /** How often the press broke down over that printing while somebody was taken out of it. Absent: it did not. */
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
