import type { ForwardedSeen } from '../../core/use-cases/notes/list-forwarded.ts'
import { textMax } from '../../core/domain/initiatives/initiative.ts'
import type { Note } from '../../core/domain/notes/note.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine, escapeMarkdown } from '../cards/markdown.ts'
import { shortened } from '../cards/shortened.ts'
import { thatFits } from '../cards/that-fits.ts'
import { afterText, notedFiles } from './draw-note.ts'

/** The newest answers; the number of earlier ones is shown. */
const answersShown = 2

/** For people who read all: forwarded notes and their answers. Its only buttons turn the page. */
export function drawForwarded(seen: ForwardedSeen, look: Look): Card {
  return thatFits([textMax, 2_000, 1_000, 400, 150], most => drawCut(seen, most, look))
}

function drawCut({ notes, from, next, before }: ForwardedSeen, most: number, look: Look): Card {
  const { words } = look
  const texts = notes.flatMap(({ text, answers = [] }) => [text, ...answers.slice(-answersShown).map(one => one.text)])
  return drawCard(
    'replies/forwarded',
    {
      empty: notes.length > 0 ? '' : words.text(`replies.forwarded.${from === 0 ? 'none' : 'noMore'}`),
      cut: texts.some(text => text.length > most) ? words.text('replies.forwarded.cut') : '',
      notes: notes.map(note => noteView(note, most, words)),
      // -1: there is none.
      next: next ?? -1,
      before: before ?? -1,
    },
    look,
  )
}

function noteView(note: Note, most: number, words: Look['words']) {
  const { answers = [] } = note
  const left = Math.max(0, answers.length - answersShown)
  return {
    by: words.text('replies.forwarded.by', { name: escapeLine(note.writer.name), date: words.date(note.at) }),
    after: note.after ? afterText(note.after, words) : '',
    text: escapeMarkdown(shortened(note.text, most)),
    files: notedFiles('note', note, words),
    left: left > 0 ? words.count('replies.forwarded.left', left) : '',
    unanswered: answers.length === 0,
    answers: answers.slice(-answersShown).map(({ by, at, text }) => ({
      by: words.text('replies.note.answered', { name: escapeLine(by.name), date: words.date(at) }),
      answer: escapeMarkdown(shortened(text, most)),
    })),
  }
}
