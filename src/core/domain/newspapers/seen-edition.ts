import type { Named } from '../actor.ts'
import type { Call } from '../calls/call.ts'
import type { Remark } from '../posts/draft/post-remarks.ts'
import type { Reference } from '../reference.ts'
import type { Instant } from '../time.ts'
import type { Edition, PieceKind } from './edition.ts'
import type { ReadyPost } from './line-post.ts'
import type { Newspaper } from './newspaper.ts'

/**
 * The state of a line of the flat plan. `ready`: its words are approved, or it is a piece that has words; `awaited`: it
 * is not approved yet (`from`: who has it now, `until`: when they are to decide; null: nobody said); `changed`: its
 * post has another approved version than the one that was taken, or printed; `withdrawn`: refused, or given up;
 * `taken-back`: it was sent and removed again; `picture-lost`: so many of its printed pictures may no longer be shown.
 */
export type LineState =
  | { state: 'ready' | 'changed' | 'withdrawn' | 'taken-back' }
  | { state: 'awaited'; from: Named[]; until: Instant | null }
  | { state: 'picture-lost'; pictures: number }

/** One article or piece, as the flat plan names it. */
export type SeenLine = {
  /** Of the item. */
  id: string
  title: string
  stands: LineState
  /** Signs, spaces included; null: it has no words yet, or they are made when the edition is printed. */
  signs: number | null
  by: Named
} & ({ kind: 'post'; postId: string; reference: Reference } | { kind: 'piece'; piece: PieceKind })

/** A heading with its lines in reading order. `name`: '' of « Autres »; `room`: 0: not set. */
export type SeenSection = { id: string; name: string; room: number; signs: number; lines: SeenLine[] }

/** A call that feeds it. `answered`: departments that answered, of `asked`. */
export type FeedingCall = {
  call: Pick<Call, 'id' | 'reference' | 'title' | 'state' | 'closesAt'>
  answered: number
  asked: number
}

/**
 * A reason why an edition cannot leave. `key`: under `newspapers.faults`; `about`: a title or another thing, '' where
 * the fault is of the whole; `itemId`: of which line; null: of none.
 */
export type EditionFault = { key: string; about: string; itemId: string | null }

/**
 * Who has the edition now, once it was submitted. `deciding`: approvers, until when; `approved`: it may be sent;
 * `planned`: it goes out at that instant; `sending`: it is on its way; `held`: it was to go out, and a person has to
 * decide. `isOut`: somebody has its card; `gone`: it was published, and taken back since. `broadcastId`: the broadcast
 * whose card has the buttons of the sending.
 */
export type EditionHolder =
  | { state: 'deciding'; from: Named[]; until: Instant | null }
  | { state: 'approved'; broadcastId: string | null }
  | { state: 'planned'; broadcastId: string; at: Instant }
  | { state: 'sending' | 'held'; broadcastId: string; isOut: boolean }
  | { state: 'gone' }

/** Whether somebody has its card, or had it: from then on it is read, and corrected by errata alone. */
export function isOutNow({ state }: Pick<Edition, 'state'>, holder: EditionHolder | null): boolean {
  return state === 'published' || (holder !== null && 'isOut' in holder && holder.isOut)
}

/** Addresses where it is read; null: not there, or no public address. A preview's address ends with its printing. */
export type EditionAddressesSeen = {
  preview: string | null
  previewPdf: string | null
  published: string | null
  publishedPdf: string | null
}

/** Openings of the page since it was published; `few`: some, under `fewestPeople`. */
export type ReadsSeen = { opened: number; few: boolean }

/** The flat plan of an edition (*chemin de fer*), and its state. */
export type EditionPlan = {
  edition: Edition
  newspaper: Newspaper
  /** All headings of the newspaper in their order, empty ones too. */
  sections: SeenSection[]
  /** Of all lines and the editorial. `room`: 0: nobody said. */
  signs: number
  room: number
  /** Working days to *bouclage*: 0 today; less: it is past. */
  closesIn: number
  faults: EditionFault[]
  /** Null: it was not submitted, or it is over. */
  holder: EditionHolder | null
  addresses: EditionAddressesSeen
  /** Null: it was not published. */
  reads: ReadsSeen | null
}

/**
 * All that the card and the tab show of it: also what may be put into it, and remarks of the charter while it is open.
 */
export type SeenEdition = EditionPlan & { candidates: ReadyPost[]; calls: FeedingCall[]; remarks?: Remark[] }

/** The flat plan in the channel of the communication team. */
export type EditionFaces = { edition: SeenEdition }
