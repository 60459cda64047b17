import type { Named } from '../../../core/domain/actor.ts'
import type { AudienceCheck } from '../../../core/domain/audiences/audience.ts'
import { audienceValues } from '../../../core/use-cases/posts/writing/audience-values.ts'
import { formValues } from '../../../core/use-cases/posts/writing/form-values.ts'
import {
  choiceValue,
  inputName,
  inputs,
  partNames,
  parts,
} from '../../../core/use-cases/posts/writing/read-audience.ts'
import { figuredTexts } from '../../../core/domain/posts/fields/read-fields.ts'
import { sourcesOf } from '../../../core/domain/posts/text/figures.ts'
import { type FieldEdit, type Post, summaryMax } from '../../../core/domain/posts/post.ts'
import type { Remark } from '../../../core/domain/posts/draft/post-remarks.ts'
import type { Validation } from '../../../core/domain/validations/validation.ts'
import type { Words } from '../../../words.ts'
import type { CardData } from '../../cards/card-data.ts'
import type { Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { audienceText } from '../../cards/audience-text.ts'
import type { Choice } from '../../cards/choices.ts'
import type { Errors } from '../../cards/faults.ts'
import { audienceBoxes } from './audience-fields.ts'
import { countLines } from './count-lines.ts'
import { organisersAdded } from './event-fields.ts'
import type { Offers } from '../../audiences/offers.ts'

export const editorSections = ['text', 'audience', 'options'] as const
export type EditorSection = (typeof editorSections)[number]

export function isSection(value: unknown): value is EditorSection {
  return editorSections.some(one => one === value)
}

export type EditorData = {
  /** Version 0: nobody wrote anything yet. */
  post: Post
  offers: Offers
  /** Others who have it open. */
  others: readonly Named[]
  /** Field → key under `errors`; also what the linter says. */
  errors: Errors
  /** The same for faults that keep nobody from submitting: a search that found nothing. */
  asides?: Errors
  /** What is better mended, and keeps nobody from submitting. */
  remarks?: readonly Remark[]
  /** False for clients that have no dialogs. */
  dialog: boolean
  pictureHint: 'no-public-url' | null
  /** How many have the card, while it is being corrected. */
  corrected?: number
  /** Typed text that differs from the post: overrides the post’s own. */
  typed?: Record<string, unknown>
  /** The pressed section; '': none. Absent: those with a fault, else the text. */
  section?: EditorSection | ''
  /** Groups and teams, by a search. */
  found?: readonly Choice[]
  count?: AudienceCheck | null
  /** Saved just now, although it has faults. */
  saved?: boolean
  /** It was to be saved, but nothing had changed. */
  unchanged?: boolean
  /** What others saved meanwhile: shown, so that overwriting it is a decision. */
  lost?: FieldEdit[]
  /** The revision on which it was opened, if others saved since: only a button with it overwrites theirs. */
  base?: number
  /** Of the last submitted version, while it is a draft again. */
  validation?: Validation | null
}

/** What each input holds. */
export type Values = Record<string, string> & Record<keyof CardData['posts/editor']['value'], string>

/** Which of Mary’s searches Teams asks while somebody types a recipient (Data.Query). */
export const recipients = 'recipients'

/** The post’s own values, overridden by typed ones. */
export function editorValues({ post, typed = {} }: EditorData, look: Look): Values {
  const said = Object.entries(typed).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  const own = { ...formValues(post, look), ...audienceValues(post.audience).values }
  return { ...own, ...ofAdding, ...unticked(typed), ...Object.fromEntries(said) }
}

/** A client sends no value for a multi-select without ticks. */
function unticked(typed: Record<string, unknown>): Record<string, string> {
  const boxes = [
    ...('everyone' in typed ? partNames.flatMap(part => inputs.map(input => inputName(parts[part], input))) : []),
    ...('addTouch' in typed ? ['touches'] : []),
  ]
  return Object.fromEntries(boxes.map(name => [name, '']))
}

const ofAdding = {
  add: '',
  addPeople: '',
  addAddresses: '',
  addTo: 'chosen',
  found: '',
  groupSearch: '',
  addTouch: '',
  ...organisersAdded,
}

/** A line for each figure of the text; other sources have a field of their own. */
export function textView({ post, errors }: EditorData, value: Values, words: Words) {
  const { title = '', summary = '', body = '' } = value
  const { asked, others } = sourcesOf(figuredTexts({ title, summary, body }), post.content.sources ?? '')
  const sources = value['sources'] ?? others
  return {
    summaryCount: words.text('posts.editor.summaryCount', { n: summary.length, most: summaryMax }),
    figures: asked.map(({ input, figure, source }) => ({
      input,
      label: words.text('posts.editor.sourceOf', { figure }),
      value: value[input] ?? source,
    })),
    takesSources: asked.length > 0 || sources !== '' || 'sources' in errors,
    sources,
  }
}

export function audienceView(
  { post, offers, found = [], count = null, errors, asides = {} }: EditorData,
  value: Values,
  words: Words,
) {
  const { departments = [], lists = [], names = {} } = offers
  const { kept } = audienceValues(post.audience)
  const free = post.correcting === null
  const nameOf = (one: string): string => names[one] ?? names[one.slice(one.indexOf(':') + 1)] ?? one
  const ticked = (id: string): Choice[] =>
    (value[id] ?? '').split(',').flatMap(one => (one === '' ? [] : [{ title: nameOf(one), value: one }]))
  const offered = [
    ...departments.map(name => ({ title: name, value: choiceValue('department', name) })),
    ...lists.map(({ id, name }) => ({
      title: words.text('posts.editor.listNamed', { name }),
      value: choiceValue('list', id),
    })),
  ]
  const results = distinct([...ticked('found'), ...found])
  return {
    now: words.text('posts.editor.now', { audience: escapeLine(audienceText(post.audience, words)) }),
    count: count === null ? [] : countLines(count, value['mandatory'] === 'true', words),
    kept: free && kept,
    takesMore: free && !kept,
    boxes: free && !kept ? audienceBoxes(post.audience, value, names, words) : [],
    dataset: recipients,
    offered: distinct([...offered, ...ticked('add')]),
    pickedPeople: ticked('addPeople'),
    places: partNames.map(part => ({ title: words.text(`posts.editor.places.${part}`), value: part })),
    found: results,
    otherwise:
      results.length > 0 || value['addAddresses'] !== '' || 'addAddresses' in errors || 'groupSearch' in asides,
  }
}

function distinct(choices: readonly Choice[]): Choice[] {
  return [...new Map(choices.map(one => [one.value, one])).values()]
}
