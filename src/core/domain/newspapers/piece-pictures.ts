import type { PostPicture } from '../posts/post.ts'
import type { Edition, EditionItem, PieceItem } from './edition.ts'

/** The piece that has this picture; null: no piece has it. */
export function pieceWith({ items }: Pick<Edition, 'items'>, pictureId: string): PieceItem | null {
  return items.find((item): item is PieceItem => picturesOfPiece(item).some(({ id }) => id === pictureId)) ?? null
}

/** Pictures of a piece; a post's are its own. */
export function picturesOfPiece(item: EditionItem): PostPicture[] {
  return item.kind === 'piece' ? item.pictures : []
}

export function pictureIds(...items: EditionItem[]): string[] {
  return items.flatMap(picturesOfPiece).map(({ id }) => id)
}

/** The edition with one picture changed, on whichever piece it is. */
export function withPiecePicture(edition: Edition, pictureId: string, change: Partial<PostPicture>): Edition {
  const items = edition.items.map(item =>
    item.kind === 'piece'
      ? { ...item, pictures: item.pictures.map(one => (one.id === pictureId ? { ...one, ...change } : one)) }
      : item,
  )
  return { ...edition, items }
}
