import type { LineState } from '../../../core/domain/newspapers/seen-edition.ts'

/**
 * An article or piece for the page of the flat plan; every word is made here. `signs`: '' while it has no words;
 * `kindText`, `reference`: '' for a post, and for a piece.
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

/** `closed`: « Autres », to which nothing is moved; `room`: in signs; 0: not set. */
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
 * `mark`: changes with every difference; `revision`: for moves; `closes`: '' if nothing comes in any more; `open`: it
 * may be composed; `ready`: what may be added, '' if nothing may.
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
  /** Remarks of the charter; none keeps it from being submitted. */
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
  /** The state of the e-mail and of the files; `resend`, `mailed`: buttons, '' if nothing is to be decided. */
  mail: { notes: string[]; resend: string; mailed: string }
  /** Those that are composed, printed or validated. */
  editions: WrittenChoice[]
  /** Whether the reader is of comms; the director of the publication need not be. */
  isComms: boolean
}

/** `seen`: what a change names as overwritten; '': there is none. */
export type WrittenEditorial = { seen: string; title: string; text: string; signature: string; by: string }

export type WrittenChoice = { reference: string; name: string }

/** None is under composition, or there is none of that name. */
export type NoEdition = { kind: 'none'; mark: string; text: string; editions: WrittenChoice[]; isComms: boolean }

/** Mary's answer to a move, or to an editorial. `edition`: as it is now; null: it is to be read anew. */
export type ChangedEdition = { kind: 'changed' | 'refused'; text: string; edition: WrittenEdition | null }
