import { type Actor, type Locale, named } from '../../../domain/actor.ts'
import {
  type Edition,
  itemsMost,
  type PieceItem,
  pieceKinds,
  pieceTextMax,
  pieceTitleMax,
} from '../../../domain/newspapers/edition.ts'
import type { Newspaper } from '../../../domain/newspapers/newspaper.ts'
import { inReadingOrder } from '../../../domain/newspapers/reading-order.ts'
import type { PostPicture } from '../../../domain/posts/post.ts'
import { typesetVariant } from '../../../domain/posts/variants/typeset-variant.ts'
import { typeset } from '../../../domain/posts/text/typography.ts'
import { cleanText } from '../../../domain/text.ts'
import { droppedMs, endLeftBehind } from '../../pictures/left-behind.ts'
import {
  composing,
  type ComposeInput,
  type ComposeRefusal,
  type EditionChanged,
  type TypesetNeeds,
} from './edition-road.ts'

/** Longest alternative text of a picture, in signs. */
export const pictureAltMax = 300

/** Untrusted. `piece`: its kind, which stays; `section`: one of the newspaper's headings. */
export type PieceFields = { piece: unknown; section: unknown; title: unknown; text: unknown }
/** `itemId`: minted with the form, so that a form sent twice is one piece. */
export type PieceInput = ComposeInput & { itemId: string; fields: PieceFields; pictures?: readonly PictureEdit[] }
/** One picture of the form: its alternative text, and whether it is removed. */
export type PictureEdit = { id: string; alt: unknown; removed: boolean }
export type PieceErrors = Partial<Record<keyof PieceFields, string>>
export type ChangePieceResult =
  | EditionChanged<{ item: PieceItem }>
  /** Keys under `errors`. */
  | { kind: 'invalid'; edition: Edition; errors: PieceErrors }
  | { kind: 'edition-full'; edition: Edition }
  /** The id is that of a post's line. */
  | { kind: 'no-such-line'; edition: Edition }
  | ComposeRefusal
type Refusal = Exclude<ChangePieceResult, { kind: 'edition-changed' } | ComposeRefusal>

/**
 * A piece that is no post: people who came and left, a portrait, a free text. A new one goes to the end of its heading;
 * its words are approved with the edition.
 */
export function changePiece(
  ports: TypesetNeeds,
  actor: Actor,
  { itemId, fields, pictures: edits = [], ...input }: PieceInput,
): Promise<ChangePieceResult> {
  return composing<{ item: PieceItem }, Refusal>(ports, actor, input, (edition, newspaper) => {
    const before = edition.items.find(({ id }) => id === itemId) ?? null
    if (before?.kind === 'post') return { kind: 'no-such-line', edition }
    const { draft, errors } = readPiece(fields, before, newspaper, ports.editionWords.locale)
    if (Object.keys(errors).length > 0) return { kind: 'invalid', edition, errors }
    if (!before && edition.items.length >= itemsMost) return { kind: 'edition-full', edition }
    const all = before?.pictures ?? []
    const gone = all.filter(({ id }) => edits.some(one => one.id === id && one.removed))
    const pictures = all.filter(one => !gone.includes(one)).map(one => described(one, edits))
    const item: PieceItem = { ...draft, id: itemId, kind: 'piece', pictures, by: named(actor), at: ports.now() }
    const items = before ? edition.items.map(one => (one.id === itemId ? item : one)) : [...edition.items, item]
    return {
      edition: { ...edition, items: inReadingOrder({ items }, newspaper) },
      verb: 'edition.composed',
      details: { what: before ? 'piece-changed' : 'piece-added', items: item.title },
      also: endLeftBehind(
        gone.map(({ id }) => id),
        null,
        droppedMs,
      ),
      more: { item },
    }
  })
}

function described(picture: PostPicture, edits: readonly PictureEdit[]): PostPicture {
  const edit = edits.find(({ id }) => id === picture.id)
  return edit ? { ...picture, alt: cleanText(edit.alt).replace(/\s+/g, ' ').slice(0, pictureAltMax) } : picture
}

function readPiece(fields: PieceFields, before: PieceItem | null, { sections }: Newspaper, locale: Locale) {
  const errors: PieceErrors = {}
  const piece = before?.piece ?? pieceKinds.find(one => one === fields.piece)
  if (piece === undefined) errors.piece = 'unknown-choice'
  const section = sections.find(({ id }) => id === fields.section)?.id
  if (section === undefined) errors.section = 'unknown-choice'
  const title = cleanText(fields.title).replace(/\s+/g, ' ')
  if (title === '') errors.title = 'required'
  else if (title.length > pieceTitleMax) errors.title = 'too-long'
  const text = cleanText(fields.text)
  if (text.length > pieceTextMax) errors.text = 'too-long'
  // The text of the agenda is made from the calendar.
  else if (text === '' && piece !== 'agenda') errors.text = 'required'
  // A text that is too long is not typeset.
  const isRead = Object.keys(errors).length === 0
  const set = isRead
    ? { title: typeset(title, locale), text: typesetVariant('article', text, locale) }
    : { title, text }
  return { draft: { piece: piece ?? 'free', section: section ?? '', ...set }, errors }
}
