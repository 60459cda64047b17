import type { LineState } from '../../../core/domain/newspapers/seen-edition.ts'

/**
 * An article or piece as the page of the flat plan says it; every word is made here. `signs`: '' while it has no words;
 * `kindText`, `reference`: '' of a post, and of a piece.
 */
export type WrittenLine = {
  id: string
  title: string
  kindText: string
  reference: string
  state: LineState['state']
  stateText: string
  signs: string
  by: string
}

/** `closed`: « Autres », where nothing is put; `room`: in signs; 0: nobody said. */
export type WrittenSection = {
  id: string
  name: string
  closed: boolean
  signs: number
  room: number
  signsText: string
  lines: WrittenLine[]
}

/**
 * `mark`: another one whenever anything else is; `revision`: what a move says it was decided on; `closes`: '' where
 * nothing comes in any more; `open`: it may be composed; `ready`: what may be added, '' where nothing may.
 */
export type WrittenEdition = {
  kind: 'edition'
  mark: string
  id: string
  revision: number
  reference: string
  title: string
  stateText: string
  closes: string
  isLate: boolean
  missing: string
  faults: string[]
  /** What the charter says of it; nothing of it keeps it from being submitted. */
  remarks: string[]
  open: boolean
  isPrinting: boolean
  signs: number
  room: number
  signsText: string
  sections: WrittenSection[]
  ready: string
  calls: string[]
  editorial: WrittenEditorial
  editorialMost: number
  /** Addresses at which it is read now. */
  reads: { href: string; text: string }[]
  /** What became of the e-mail and of the files; `resend`, `mailed`: buttons, '' where nothing is to be decided. */
  mail: { notes: string[]; resend: string; mailed: string }
  /** Those that are composed, printed or validated. */
  editions: WrittenChoice[]
  /** Whether whoever sees it is of comms; who directs the publication need not be. */
  isComms: boolean
}

/** `seen`: what a change says it was written over; '': there is none. */
export type WrittenEditorial = { seen: string; title: string; text: string; signature: string; by: string }

export type WrittenChoice = { reference: string; name: string }

/** None is composed, or there is none of that name. */
export type NoEdition = { kind: 'none'; mark: string; text: string; editions: WrittenChoice[]; isComms: boolean }

/** What Mary answers to a move, or to an editorial. `edition`: as it is now; null: it is to be read anew. */
export type ChangedEdition = { kind: 'changed' | 'refused'; text: string; edition: WrittenEdition | null }
