import type { Reference } from './reference.ts'

/** What is printed of an edition, a file each. */
export const editionFiles = ['html', 'pdf', 'email'] as const
export type EditionFile = (typeof editionFiles)[number]

/**
 * One line as it was printed, with its title. `postId`: the post whose version has that seal; null: it is a piece, and
 * the seal a digest of its words.
 */
export type SealedItem = { id: string; postId: string | null; title: string; seal: string }

/** `editionId`: the edition that it corrects. */
export type PrintedErratum = { editionId: string; erratumId: string }

/**
 * Of an edition all that its seal covers beside the card that announces it: the seals of its items in their order, the
 * words that no other visa covers, and the bytes that were printed. All digests are SHA-256 in hex.
 */
export type SealedEdition = {
  editionId: string
  reference: Reference
  /** The number of the printing. */
  production: number
  items: SealedItem[]
  /** Digest of those words; empty: no editorial and no piece. */
  words: string
  files: Record<EditionFile, string>
  /** Corrections of earlier editions that are printed in it; absent: none, or it was sealed before they were told. */
  errata?: PrintedErratum[]
  /** Addresses of the lists that get it by e-mail; may be none. */
  mailTo: string[]
}
