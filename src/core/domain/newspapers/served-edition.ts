import type { ErasedPrinting, WithdrawnPrinting } from './edition.ts'
import type { Reference } from '../reference.ts'
import type { EditionFile } from '../sealed-edition.ts'
import type { Instant } from '../time.ts'

/** One printing, and the digests its files must have: SHA-256 in hex. Other bytes are shown to nobody. */
export type ServedPrinting = { production: number; files: Record<EditionFile, string> }

/** What the addresses of an edition may show now. */
export type ServedEdition = {
  reference: Reference
  /** What whoever composes and approves may look at; null: nothing, it changed since, was given up, or published. */
  draft: ServedPrinting | null
  /** `gone`: it was published, and taken back; null: not yet. */
  published: ServedPrinting | 'gone' | null
  /** A printing of which pictures were withdrawn; absent: none. */
  withdrawn?: WithdrawnPrinting
  /** A printing that somebody who was named in it was taken out of; absent: none. */
  erased?: ErasedPrinting
  /** Confirmed corrections of what was published, the earliest first. */
  errata: { text: string; at: Instant }[]
}
