import type { Values } from '../../words.ts'
import { type Card, drawCard, type Look, type Tone } from './card-templates.ts'
import { escapeLine, escapeMarkdown } from './markdown.ts'

/** `title` is shown as it is. */
export type NoticeButton = { title: string; verb: string; data: Record<string, unknown> }

/** `text`: a key; under `notices` unless it names another place. `n` makes it a counted text. */
export type NoticeData = { text: string; values?: Values; n?: number; tone: Tone; buttons?: NoticeButton[] }

const looks: Record<Tone, { style: string; color: string }> = {
  ok: { style: 'good', color: 'default' },
  warning: { style: 'warning', color: 'default' },
  error: { style: 'attention', color: 'default' },
}

/** One sentence, and perhaps what to press next. */
export function drawNotice({ text, values = {}, n, tone, buttons = [] }: NoticeData, look: Look): Card {
  return drawCard(
    'replies/notice',
    {
      text: noticeText({ text, values, ...(n === undefined ? {} : { n }) }, look, escapeMarkdown),
      ...looks[tone],
      buttons: buttons
        .slice(0, 6)
        .map(({ title, verb, data }) => ({ title, verb, ids: data, submit: { verb, ...data } })),
    },
    look,
  )
}

/** The same sentence as plain text, for answers that are no card. */
export function noticeText(
  { text, values = {}, n }: Pick<NoticeData, 'text' | 'values' | 'n'>,
  { words }: Look,
  written: (typed: string) => string = typed => typed,
): string {
  const key = text.includes('.') ? text : `notices.${text}`
  const safe = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? written(value) : value]),
  )
  return n === undefined ? words.text(key, safe) : words.count(key, n, safe)
}

/**
 * Bytes of JSON that all the fields take together. A card may have 28 KB, and the sentences above the fields need some:
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
 */
const fieldsBytesMost = 24_000

/**
 * A refusal, with what was typed: nothing was written of it. In fields, since a phone copies from nowhere else in a
 * card; a text that finds no room is counted, and those behind it still find theirs.
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

/** As they stand in the card, type and all: many empty ones are a long card too. */
function fitting<T extends object>(fields: readonly T[]): T[] {
  let room = fieldsBytesMost
  return fields.filter(field => {
    const bytes = Buffer.byteLength(JSON.stringify({ type: 'Input.Text', isMultiline: true, ...field })) + 1
    if (bytes > room) return false
    room -= bytes
    return true
  })
}

/** How many lines a card shows. */
const choicesMax = 8

/** `42` may be a post and an initiative: one button for each. */
export type ReferenceChoice = { reference: string; title: string; verb: string; data: Record<string, unknown> }

export function drawWhichReference(list: readonly ReferenceChoice[], look: Look): Card {
  const choices = list.slice(0, choicesMax).map(({ reference, title, verb, data }) => ({
    label: reference, title: escapeLine(title), verb, ids: data, submit: { verb, ...data },
  }))
  return drawCard('replies/which', { choices }, look)
}
