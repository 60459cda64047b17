import type { PostPicture } from '../posts/post.ts'
import type { Edition, EditionItem, PieceItem } from './edition.ts'

/** The text that has this picture; null: it is on none, or on a post. */
export function pieceWith({ items }: Pick<Edition, 'items'>, pictureId: string): PieceItem | null {
  return items.find((item): item is PieceItem => picturesOfPiece(item).some(({ id }) => id === pictureId)) ?? null
}

/** Of a post they are its own. */
export function picturesOfPiece(item: EditionItem): PostPicture[] {
  return item.kind === 'piece' ? item.pictures : []
}

export function pictureIds(...items: EditionItem[]): string[] {
  return items.flatMap(picturesOfPiece).map(({ id }) => id)
}

/** What one picture became, on whichever text it is. */
export function withPiecePicture(edition: Edition, pictureId: string, change: Partial<PostPicture>): Edition {
  const items = edition.items.map(item =>
    item.kind === 'piece'
      ? { ...item, pictures: item.pictures.map(one => (one.id === pictureId ? { ...one, ...change } : one)) }
      : item,
  )
  return { ...edition, items }
}
