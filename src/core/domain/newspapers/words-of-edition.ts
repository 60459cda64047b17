import { canonicalDigest } from '../seal.ts'
import type { Edition, PieceItem } from './edition.ts'

/** A piece as it is printed: its words, and the bytes of its pictures. */
export type PrintedPiece = Pick<PieceItem, 'id' | 'title'> & {
  text: string
  pictures: { digest: string; alt: string }[]
}

/** SHA-256 in hex: what stands for the seal of a piece, that no version of a post has. */
export function pieceSeal({ id, title, text, pictures }: PrintedPiece): string {
  return canonicalDigest({ id, title, text, pictures: pictures.map(({ digest, alt }) => ({ digest, alt })) })
}

/** Of all words that nobody vouched for before, SHA-256 in hex; empty: there are none. */
export function wordsOfEdition({ editorial }: Pick<Edition, 'editorial'>, pieces: readonly PrintedPiece[]): string {
  if (editorial === null && pieces.length === 0) return ''
  const said = editorial && { title: editorial.title, text: editorial.text, signature: editorial.signature }
  return canonicalDigest({ editorial: said, pieces: pieces.map(({ title, text }) => ({ title, text })) })
}
