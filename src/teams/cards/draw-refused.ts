import { type Card, drawCard, type Look } from './card-templates.ts'
import { escapeMarkdown } from './markdown.ts'

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
