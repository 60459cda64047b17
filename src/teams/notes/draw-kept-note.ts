import type { Note } from '../../core/domain/notes/note.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine, escapeMarkdown } from '../cards/markdown.ts'
import type { Meant } from '../turn/nearest-word.ts'

/** To its writer: kept, and what shall become of it? `meant`: what it was probably a slip of the pen for. */
export function drawKeptNote(note: Note, look: Look, meant: Meant | null = null): Card {
  const { words } = look
  const kept = note.state === 'kept'
  return drawCard('replies/kept', {
    id: note.id,
    text: escapeMarkdown(note.text),
    hasText: note.text !== '',
    shortened: note.shortened === true,
    ...meantView(meant, look),
    hasFiles: note.files.length > 0,
    files: words.text('replies.kept.files', { list: note.files.map(file => escapeLine(file.name)).join(', ') }),
    kept,
    done: !kept,
    state: kept ? '' : words.text(`replies.kept.${note.state}`),
  }, look)
}

function meantView(meant: Meant | null, { words, locale }: Look) {
  const word = meant === null ? '' : `${meant.spelling} ${meant.reference}`.trim()
  return {
    isMeant: meant !== null,
    meant: words.text('replies.kept.meant', { word }),
    meantTitle: word.slice(0, 1).toLocaleUpperCase(locale) + word.slice(1),
  }
}
