import type { Note } from '../../core/domain/notes/note.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine, escapeMarkdown } from '../cards/markdown.ts'

function afterText({ title, reference, at }: NonNullable<Note['after']>, words: Look['words']): string {
  const quoted = words.text('common.quoted', { text: escapeLine(title) })
  return words.text('replies.note.about', { title: quoted, reference, date: words.date(at) })
}

/** In the comms channel: what somebody asked Mary to hand on. */
export function drawNote(note: Note, look: Look): Card {
  const { words } = look
  return drawCard('replies/note', {
    kicker: words.text('replies.note.kicker', { date: words.date(note.at) }),
    heading: words.text('replies.note.heading', { name: escapeLine(note.writer.name) }),
    text: escapeMarkdown(note.text),
    id: note.id,
    hasAfter: Boolean(note.after),
    after: note.after ? afterText(note.after, words) : '',
    answers: (note.answers ?? []).map(({ by, at, text }) => ({
      by: words.text('replies.note.answered', { name: escapeLine(by.name), date: words.date(at) }),
      answer: escapeMarkdown(text),
    })),
    hasFiles: note.files.length > 0,
    files: words.text('replies.note.files', { list: note.files.map(file => escapeLine(file.name)).join(', ') }),
  }, look)
}
