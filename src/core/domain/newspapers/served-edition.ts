import type { ErasedPrinting, WithdrawnPrinting } from './edition.ts'
import type { Reference } from '../reference.ts'
import type { EditionFile } from '../sealed-edition.ts'
import type { Instant } from '../time.ts'

/** One printing, and the SHA-256 digests, in hex, of its files. Other bytes are shown to nobody. */
export type ServedPrinting = { production: number; files: Record<EditionFile, string> }

/** What the addresses of an edition may show now. */
export type ServedEdition = {
  reference: Reference
  /** The preview for people who compose and approve it; null: none, it changed since, was given up, or published. */
  draft: ServedPrinting | null
  /** `gone`: it was published, and taken back; null: not yet. */
  published: ServedPrinting | 'gone' | null
  /** A printing of which pictures were withdrawn; absent: none. */
  withdrawn?: WithdrawnPrinting
  /** The printing from which an erased person was removed; absent: none. */
  erased?: ErasedPrinting
  /** Confirmed corrections of what was published, the earliest first. */
  errata: { text: string; at: Instant }[]
}
