import { reasonMax } from '../../core/domain/initiatives/initiative.ts'
import type { Note } from '../../core/domain/notes/note.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine, escapeMarkdown } from '../cards/markdown.ts'
import { type Errors, belowFields } from '../cards/faults.ts'

/** When it comes back, `typed` stays in it. */
export function drawAnswerDialog(
  { id, writer, text }: Note,
  look: Look,
  { errors = {}, typed = '' }: { errors?: Errors; typed?: string } = {},
): Card {
  const { words } = look
  const card = drawCard('replies/answer', {
    id,
    to: words.text('replies.answer.to', { name: escapeLine(writer.name) }),
    text: escapeMarkdown(text),
    typed,
    max: reasonMax * 2,
  }, look)
  return belowFields(card, errors, words)
}
