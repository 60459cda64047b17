import type { NameIn, Texts } from '../../words.ts'
import { type Card, drawCard, type Look, type Tone } from './card-templates.ts'
import { escapeLine, escapeMarkdown } from './markdown.ts'

/** `title` is shown as it is. `dialog`: it opens one. */
export type NoticeButton = { title: string; verb: string; data: Record<string, unknown>; dialog?: true }

/** The short name of a text under `notices`. */
export type NoticeKey = NameIn<'notices'>
/** What the notice is filled with; of several notices: with what any of them needs. */
export type NoticeValues<Key extends NoticeKey> = Record<Texts[`notices.${Key}`], string | number>
/** Of a notice without places, the values may be left out. */
type Filled<Key extends NoticeKey> = [Texts[`notices.${Key}`]] extends [never]
  ? { values?: Record<string, never> }
  : { values: NoticeValues<Key> }

export type NoticeData<Key extends NoticeKey> = { text: Key; tone: Tone; buttons?: NoticeButton[] } & Filled<Key>

const looks: Record<Tone, { style: string; color: string }> = {
  ok: { style: 'good', color: 'default' },
  warning: { style: 'warning', color: 'default' },
  error: { style: 'attention', color: 'default' },
}

/** One sentence, and perhaps what to press next. */
export function drawNotice<Key extends NoticeKey>(data: NoticeData<Key>, look: Look): Card {
  const { text, values = {}, tone, buttons = [] } = data
  const written = Object.entries<string | number>(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? escapeMarkdown(value) : value,
  ])
  return drawCard(
    'replies/notice',
    {
      text: noticeText(text, Object.fromEntries(written) as NoticeValues<Key>, look),
      ...looks[tone],
      dialogs: buttons.flatMap(({ title, verb, data, dialog }) =>
        dialog ? [{ title, submit: { msteams: { type: 'task/fetch' }, verb, ...data } }] : [],
      ),
      buttons: buttons
        .filter(({ dialog }) => dialog !== true)
        .slice(0, 6)
        .map(({ title, verb, data }) => ({ title, verb, ids: data, submit: { verb, ...data } })),
    },
    look,
  )
}

/** The same sentence as plain text, for answers that are no card. */
export function noticeText<Key extends NoticeKey>(text: Key, values: NoticeValues<Key>, { words }: Look): string {
  const key: NoticeKey = text
  return words.text(`notices.${key}`, values as NoticeValues<NoticeKey>)
}

/**
 * Bytes of JSON that all the fields take together. A card may have 28 KB, and the sentences above the fields need some:
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
 */
const fieldsBytesMost = 24_000

/**
 * A refusal, with the typed texts, none of which was saved. In fields, since a phone copies from nowhere else in a
 * card; a text without room is counted, and later ones may still fit.
 */
export function drawRefused({ text, typed }: { text: string; typed: readonly string[] }, look: Look): Card {
  const { words } = look
  const fields = fitting(
    typed.map((value, index) => ({
      id: `typed${index}`,
      label: words.text('replies.refused.typed', { n: index + 1 }),
      value,
    })),
  )
  const left = typed.length - fields.length
  return drawCard(
    'replies/refused',
    {
      text: escapeMarkdown(text),
      kept: left === 0 ? words.text('replies.refused.kept') : words.count('replies.refused.keptPart', left),
      typed: fields,
    },
    look,
  )
}

/** Measured as fields of the card: many empty ones are a long card too. */
function fitting<T extends object>(fields: readonly T[]): T[] {
  let room = fieldsBytesMost
  return fields.filter(field => {
    const bytes = Buffer.byteLength(JSON.stringify({ type: 'Input.Text', isMultiline: true, ...field })) + 1
    if (bytes > room) return false
    room -= bytes
    return true
  })
}

const choicesMax = 8

/** `42` may be a post and an initiative: one button for each. */
export type ReferenceChoice = { reference: string; title: string; verb: string; data: Record<string, unknown> }

export function drawWhichReference(list: readonly ReferenceChoice[], look: Look): Card {
  const choices = list.slice(0, choicesMax).map(({ reference, title, verb, data }) => ({
    label: reference,
    title: escapeLine(title),
    verb,
    ids: data,
    submit: { verb, ...data },
  }))
  return drawCard('replies/which', { choices }, look)
}
