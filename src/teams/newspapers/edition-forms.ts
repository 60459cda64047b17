import { isComms } from '../../core/domain/actor.ts'
import type { Edition, PieceItem } from '../../core/domain/newspapers/edition.ts'
import type { Newspaper } from '../../core/domain/newspapers/newspaper.ts'
import { cleanText } from '../../core/domain/text.ts'
import { changePiece } from '../../core/use-cases/newspapers/edition/change-piece.ts'
import { notOpen } from '../../core/use-cases/newspapers/edition/edition-road.ts'
import { setEditionDay } from '../../core/use-cases/newspapers/edition/set-edition-day.ts'
import { setEditorial } from '../../core/use-cases/newspapers/edition/set-editorial.ts'
import type { Answer } from '../turn/answer.ts'
import { inPlace } from '../turn/in-place.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { clockOf, dayField } from '../written/written-when.ts'
import {
  drawDateForm,
  drawEditorialForm,
  drawPieceForm,
  type EditorialForm,
  noEditorial,
  type PieceForm,
} from './drawn/draw-edition-forms.ts'
import { refusedEdition, showEdition } from './show-edition.ts'
import { orders } from '../turn/verb-facts.ts'

type Fields = Record<string, unknown>

export const editionFormVerbs = {
  'edition.editorial': verb(orders('uncounted'), ['editionId'], (turn, { editionId }) =>
    onOpen(turn, editionId, async ({ edition }) => editorialForm(turn, { edition })),
  ),
  'edition.words': verb(orders('uncounted'), ['editionId'], (turn, { editionId }, fields) =>
    keepEditorial(turn, editionId, fields),
  ),
  'edition.piece': verb(orders('uncounted'), ['editionId'], (turn, { editionId }, { itemId }) =>
    onOpen(turn, editionId, async ({ edition, newspaper }) => {
      const item = pieceIn(edition, cleanText(itemId))
      const values = item && { piece: item.piece, heading: item.section, title: item.title, text: item.text }
      const of = { itemId: item?.id ?? turn.ports.newId(), fresh: item === null }
      const pictures = item?.pictures ?? []
      return pieceForm(turn, { edition, sections: newspaper.sections, pictures, ...of, ...(values && { values }) })
    }),
  ),
  'edition.keep': verb(orders('uncounted'), ['editionId', 'itemId'], (turn, ids, fields) =>
    keepPiece(turn, ids, fields),
  ),
  'edition.date': verb(orders('uncounted'), ['editionId'], (turn, { editionId }) =>
    onOpen(turn, editionId, async ({ edition }) => dateForm(turn, { edition, day: edition.day })),
  ),
  'edition.day': verb(orders('uncounted'), ['editionId'], (turn, { editionId }, { day }) =>
    keepDay(turn, editionId, cleanText(day)),
  ),
} satisfies Verbs

type OnForm = { edition: Edition; newspaper: Newspaper }

async function onForm(turn: Turn, editionId: string, draw: (read: OnForm) => Promise<Answer>): Promise<Answer> {
  if (!isComms(turn.actor)) return notComms(turn)
  const edition = await turn.ports.editions.byId(editionId)
  const newspaper = edition && (await turn.ports.newspapers.byId(edition.newspaperId))
  return edition && newspaper ? draw({ edition, newspaper }) : refusal(turn, { kind: 'not-found' })
}

/** Nobody fills in a form that would be refused. */
function onOpen(turn: Turn, editionId: string, draw: (read: OnForm) => Promise<Answer>): Promise<Answer> {
  return onForm(turn, editionId, async read => {
    const closed = notOpen(read.edition, turn.ports.now())
    return closed ? refusedEdition(turn, closed) : draw(read)
  })
}

/** Typed text stays in the fields after any refusal. `seen`: when the earlier editorial was written. */
export async function keepEditorial(turn: Turn, editionId: string, fields: Fields): Promise<Answer> {
  const values = {
    title: cleanText(fields['title']),
    text: cleanText(fields['text']),
    signature: cleanText(fields['signature']),
  }
  const before = cleanText(fields['seen'])
  const seen = before === '' ? {} : { seen: before === noEditorial ? '' : before }
  const result = await setEditorial(turn.ports, turn.actor, { editionId, ...values, ...seen })
  switch (result.kind) {
    case 'edition-changed':
      return saved(turn, editionId)
    case 'editorial-since':
      return editorialForm(turn, { edition: result.edition, values, since: result.edition.editorial })
    case 'editorial-too-long':
      return editorialForm(turn, { edition: result.edition, values, errors: { [result.field]: 'too-long' } })
    default:
      return refusedEdition(turn, result)
  }
}

export async function keepPiece(
  turn: Turn,
  ids: { editionId: string; itemId: string },
  fields: Fields,
): Promise<Answer> {
  const { editionId, itemId } = ids
  const values = Object.fromEntries(
    ['piece', 'heading', 'title', 'text'].map(name => [name, cleanText(fields[name])]),
  ) as Record<'piece' | 'heading' | 'title' | 'text', string>
  const read = { piece: values.piece, section: values.heading, title: values.title, text: values.text }
  const before = await turn.ports.editions.byId(editionId)
  const shown = (before && pieceIn(before, itemId)?.pictures) ?? []
  const pictures = shown.map(({ id, alt }, at) => ({
    id,
    alt: fields[`alt${at}`] ?? alt,
    removed: fields[`remove${at}`] === 'true',
  }))
  const result = await changePiece(turn.ports, turn.actor, { editionId, itemId, fields: read, pictures })
  switch (result.kind) {
    case 'edition-changed':
      return saved(turn, editionId)
    case 'invalid': {
      const { section, ...errors } = result.errors
      const told = { ...errors, ...(section && { heading: section }) }
      return onForm(turn, editionId, async ({ edition, newspaper }) => {
        const item = pieceIn(edition, itemId)
        const of = { itemId, fresh: item === null, pictures: item?.pictures ?? [], typed: fields }
        return pieceForm(turn, { edition, sections: newspaper.sections, ...of, values, errors: told })
      })
    }
    case 'edition-full':
      return refusal(turn, { kind: result.kind })
    default:
      return refusedEdition(turn, result)
  }
}

/** « date 2 décembre » too. */
export async function keepDay(turn: Turn, editionId: string, typed: string): Promise<Answer> {
  const day = dayField(typed, clockOf(turn))
  const result = await setEditionDay(turn.ports, turn.actor, { editionId, day }, turn.settings)
  switch (result.kind) {
    case 'edition-changed':
      return saved(turn, editionId)
    case 'invalid':
      return dateForm(turn, { edition: result.edition, day: typed, errors: result.errors })
    default:
      return refusedEdition(turn, result)
  }
}

/** The card in the channel becomes true by itself. */
function saved(turn: Turn, editionId: string): Answer | Promise<Answer> {
  return turn.road === 'dialog' ? { kind: 'done' } : showEdition(turn, editionId)
}

function pieceIn({ items }: Edition, id: string): PieceItem | null {
  return items.find((item): item is PieceItem => item.kind === 'piece' && item.id === id) ?? null
}

function editorialForm(turn: Turn, { edition, ...form }: EditorialForm & { edition: Edition }): Answer {
  const { title = '', text = '', signature = '' } = edition.editorial ?? {}
  const data = { values: { title, text, signature }, seen: edition.editorial?.at ?? '', ...form }
  return inPlace(turn, 'editorialForm', drawEditorialForm({ edition, ...data }, turn.look))
}

function pieceForm(turn: Turn, form: PieceForm): Answer {
  return inPlace(turn, 'pieceForm', drawPieceForm(form, turn.look))
}

function dateForm(turn: Turn, form: Parameters<typeof drawDateForm>[0]): Answer {
  return inPlace(turn, 'dateForm', drawDateForm(form, turn.look))
}
