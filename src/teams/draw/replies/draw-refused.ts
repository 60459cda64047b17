import { type Card, drawCard, type Look } from '../../cards.ts'
import { escapeMarkdown } from '../../markdown.ts'

/** In fields, since a phone copies from nowhere else in a card. */
const shownMost = 12

/** A refusal, with what was typed: nothing was written of it, and nothing of it is lost. */
export function drawRefused({ text, typed }: { text: string; typed: readonly string[] }, look: Look): Card {
  const { words } = look
  return drawCard(
    'replies/refused',
    {
      text: escapeMarkdown(text),
      typed: typed.slice(0, shownMost).map((value, index) => ({
        id: `typed${index}`,
        label: words.text('replies.refused.typed', { n: index + 1 }),
        value,
      })),
    },
    look,
  )
}
