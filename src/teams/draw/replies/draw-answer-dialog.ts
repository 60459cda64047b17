import { reasonMax } from '../../../core/initiatives/initiative.ts'
import type { Note } from '../../../core/notes/note.ts'
import { type Card, drawCard, type Look } from '../../cards.ts'
import { escapeLine, escapeMarkdown } from '../../markdown.ts'

export function drawAnswerDialog({ id, writer, text }: Note, look: Look): Card {
  return drawCard('replies/answer', {
    id,
    to: look.words.text('replies.answer.to', { name: escapeLine(writer.name) }),
    text: escapeMarkdown(text),
    max: reasonMax * 2,
  }, look)
}
