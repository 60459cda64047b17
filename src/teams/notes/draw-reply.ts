import type { Note } from '../../core/domain/notes/note.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine, escapeMarkdown } from '../cards/markdown.ts'

/** To whoever wrote to the communication team: its answer, with their own words below. */
export function drawReply(note: Note, index: number, look: Look): Card {
  const { words } = look
  const answer = note.answers?.[index]
  return drawCard('replies/reply', {
    heading: words.text('replies.reply.heading', { name: escapeLine(answer?.by.name ?? '') }),
    answer: escapeMarkdown(answer?.text ?? ''),
    yours: words.text('replies.reply.yours', { date: words.date(note.at) }),
    text: escapeMarkdown(note.text),
  }, look)
}
