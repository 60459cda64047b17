import type { Values } from '../../words.ts'
import { type Card, drawCard, type Look, type Tone } from './card-templates.ts'
import { escapeMarkdown } from './markdown.ts'

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
