import { reasonMax } from '../../core/domain/initiatives/initiative.ts'
import type { Note } from '../../core/domain/notes/note.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import type { DrawnCards } from '../cards/drawn-card.ts'
import { belowFields, type Errors } from '../cards/faults.ts'
import { escapeLine, escapeMarkdown } from '../cards/markdown.ts'
import type { Meant } from '../turn/typed-words.ts'

export const drawnNotes: DrawnCards<'note' | 'reply'> = {
  note: {
    draw: ({ note }, look) => drawNote(note, look),
    summary: ({ note }, { words }) => words.text('summaries.note', { name: note.writer.name }),
  },
  reply: {
    draw: ({ note, index }, look) => drawReply(note, index, look),
    summary: ({ note, index }, { words }) =>
      words.text('summaries.reply', { name: note.answers?.[index]?.by.name ?? '' }),
  },
}

export function afterText({ title, reference, at }: NonNullable<Note['after']>, words: Look['words']): string {
  const quoted = words.text('common.quoted', { text: escapeLine(title) })
  return words.text('replies.note.about', { title: quoted, reference, date: words.date(at) })
}

/** In the comms channel: a note that its writer forwarded. */
export function drawNote(note: Note, look: Look): Card {
  const { words } = look
  return drawCard(
    'replies/note',
    {
      kicker: words.text('replies.note.kicker', { date: words.date(note.at) }),
      heading: words.text('replies.note.heading', { name: escapeLine(note.writer.name) }),
      text: escapeMarkdown(note.text),
      id: note.id,
      after: note.after ? afterText(note.after, words) : '',
      answers: (note.answers ?? []).map(({ by, at, text }) => ({
        by: words.text('replies.note.answered', { name: escapeLine(by.name), date: words.date(at) }),
        answer: escapeMarkdown(text),
      })),
      files: notedFiles('note', note, words),
    },
    look,
  )
}

/** To the writer of a forwarded note: the answer, with their own words below. */
export function drawReply(note: Note, index: number, look: Look): Card {
  const { words } = look
  const answer = note.answers?.[index]
  return drawCard(
    'replies/reply',
    {
      heading: words.text('replies.reply.heading', { name: escapeLine(answer?.by.name ?? '') }),
      answer: escapeMarkdown(answer?.text ?? ''),
      yours: words.text('replies.reply.yours', { date: words.date(note.at) }),
      text: escapeMarkdown(note.text),
    },
    look,
  )
}

/** To its writer: the note is kept, what shall become of it? `meant`: the word that was probably mistyped. */
export function drawKeptNote(note: Note, look: Look, meant: Meant | null = null): Card {
  const { words } = look
  const { state } = note
  const kept = state === 'kept'
  return drawCard(
    'replies/kept',
    {
      id: note.id,
      text: escapeMarkdown(note.text),
      shortened: note.shortened === true,
      ...meantView(meant, look),
      files: notedFiles('kept', note, words),
      kept,
      done: !kept,
      state: kept ? '' : words.text(`replies.kept.${state}`),
    },
    look,
  )
}

function meantView(meant: Meant | null, { words, locale }: Look) {
  const word = meant === null ? '' : `${meant.spelling} ${meant.reference}`.trim()
  return {
    isMeant: meant !== null,
    meant: words.text('replies.kept.meant', { word }),
    meantTitle: word.slice(0, 1).toLocaleUpperCase(locale) + word.slice(1),
  }
}

/** When it comes back, `typed` stays in it. */
export function drawAnswerDialog(
  { id, writer, text }: Note,
  look: Look,
  { errors = {}, typed = '' }: { errors?: Errors; typed?: string } = {},
): Card {
  const { words } = look
  const card = drawCard(
    'replies/answer',
    {
      id,
      to: words.text('replies.answer.to', { name: escapeLine(writer.name) }),
      text: escapeMarkdown(text),
      typed,
      max: reasonMax * 2,
    },
    look,
  )
  return belowFields(card, errors, words)
}

export function notedFiles(card: 'note' | 'kept', { files }: Note, words: Look['words']): string {
  const list = files.map(file => escapeLine(file.name)).join(', ')
  return list === '' ? '' : words.text(`replies.${card}.files`, { list })
}
