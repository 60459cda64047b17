import type { Note } from '../../../core/notes/note.ts'
import { type Card, drawCard, type Look } from '../../cards.ts'
import { escapeLine, escapeMarkdown } from '../../markdown.ts'

/** To its writer: kept, and what shall become of it? */
export function drawKeptNote(note: Note, look: Look): Card {
  const { words } = look
  const kept = note.state === 'kept'
  return drawCard('replies/kept', {
    id: note.id,
    text: escapeMarkdown(note.text),
    hasText: note.text !== '',
    hasFiles: note.files.length > 0,
    files: words.text('replies.kept.files', { list: note.files.map(file => escapeLine(file.name)).join(', ') }),
    kept,
    done: !kept,
    state: kept ? '' : words.text(`replies.kept.${note.state}`),
  }, look)
}
