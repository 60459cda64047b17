import type { NewspaperSection } from '../../../core/domain/newspapers/newspaper.ts'
import {
  type Editorial,
  type Edition,
  editorialMax,
  erratumMax,
  pieceKinds,
  pieceTextMax,
  pieceTitleMax,
} from '../../../core/domain/newspapers/edition.ts'
import type { PostPicture } from '../../../core/domain/posts/post.ts'
import { pictureAltMax } from '../../../core/use-cases/newspapers/edition/change-piece.ts'
import { picturesView } from '../../posts/drawn/pictures-view.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { isOn } from '../../cards/switched-on.ts'
import { byField, type Errors, withFaults } from '../../cards/faults.ts'
import { escapeLine, escapeMarkdown } from '../../cards/markdown.ts'
import type { Words } from '../../../words.ts'

type Filled<Field extends string> = {
  edition: Pick<Edition, 'id' | 'reference'>
  values?: Partial<Record<Field, string>>
  errors?: Errors
}

const editorialFields = ['title', 'text', 'signature'] as const
/**
 * `seen`: when the editorial was written from which the form was filled; '': there was none. `since`: somebody wrote
 * this one meanwhile, or removed it (null).
 */
export type EditorialForm = Filled<(typeof editorialFields)[number]> & { seen?: string; since?: Editorial | null }

/** Buttons carry no empty value. */
export const noEditorial = 'none'

/** *Éditorial*. Without a text there is none. */
export function drawEditorialForm(data: EditorialForm, look: Look): Card {
  const { edition, values = {}, seen = '', since } = data
  const card = drawCard(
    'newspapers/editorial',
    {
      id: edition.id,
      kicker: edition.reference,
      seen: seen === '' ? noEditorial : seen,
      warning: since === undefined ? '' : look.words.text('newspapers.editorial.since'),
      theirs: since ? theirWords(since, look.words) : '',
      value: byField(editorialFields, field => values[field] ?? ''),
      limits: { title: pieceTitleMax, text: editorialMax },
    },
    look,
  )
  return withFaults(card, data.errors ?? {}, look.words)
}

/** Another person's saved text, before it is overwritten. */
function theirWords({ by, title, text, signature }: Editorial, words: Words): string {
  const said = [title, text, signature].filter(Boolean).map(escapeMarkdown).join('\n\n')
  return words.text('newspapers.editorial.theirs', { name: escapeLine(by.name), said })
}

export const pieceFields = ['piece', 'heading', 'title', 'text'] as const
/** `itemId`: of a new piece, minted with the form, so that it is added once. */
export type PieceForm = Filled<(typeof pieceFields)[number]> & {
  sections: readonly Pick<NewspaperSection, 'id' | 'name'>[]
  itemId: string
  fresh: boolean
  pictures?: readonly PostPicture[]
  /** What was typed of them. */
  typed?: Record<string, unknown>
}

export function drawPieceForm(data: PieceForm, look: Look): Card {
  const { edition, values = {}, sections, itemId, fresh, pictures = [], typed = {} } = data
  const { words } = look
  const hasAgenda = isOn('events', look) || values.piece === 'agenda'
  const usual = { piece: 'free', heading: sections[0]?.id ?? '', title: '', text: '' }
  const card = drawCard(
    'newspapers/piece',
    {
      id: edition.id,
      kicker: edition.reference,
      itemId,
      newHeading: words.text(fresh ? 'newspapers.piece.newHeading' : 'newspapers.piece.headingChange'),
      fresh,
      value: byField(pieceFields, field => values[field] ?? usual[field]),
      pieces: pieceKinds
        .filter(kind => kind !== 'agenda' || hasAgenda)
        .map(kind => ({ title: words.text(`newspapers.pieces.${kind}`), value: kind })),
      hint: words.text(`newspapers.piece.${hasAgenda ? 'hint' : 'hintPlain'}`),
      headings: sections.map(({ id, name }) => ({ title: name, value: id })),
      limits: { title: pieceTitleMax, text: pieceTextMax, alt: pictureAltMax },
      pictures: picturesView({ content: { pictures: [...pictures] } }, typed, words).pictures,
    },
    look,
  )
  return withFaults(card, data.errors ?? {}, look.words)
}

type DateForm = Pick<Filled<'day'>, 'edition' | 'errors'> & { day: string }

export function drawDateForm({ edition: { id, reference }, day, errors = {} }: DateForm, look: Look): Card {
  return withFaults(drawCard('newspapers/date', { id, kicker: reference, value: day }, look), errors, look.words)
}

type ErratumForm = Pick<Filled<'text'>, 'edition' | 'errors'> & { text?: string }

export function drawErratumForm({ edition: { id, reference }, text = '', errors = {} }: ErratumForm, look: Look): Card {
  const card = drawCard('newspapers/erratum', { id, kicker: reference, value: text, max: erratumMax }, look)
  return withFaults(card, errors, look.words)
}
