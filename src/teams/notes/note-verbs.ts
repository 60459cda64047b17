import { isComms } from '../../core/domain/actor.ts'
import { answerNote } from '../../core/use-cases/notes/answer-note.ts'
import { forwardNote } from '../../core/use-cases/notes/forward-note.ts'
import { listForwarded } from '../../core/use-cases/notes/list-forwarded.ts'
import { initiativeForm } from '../initiatives/initiative-form.ts'
import { drawForwarded } from './draw-forwarded.ts'
import { drawAnswerDialog } from './draw-note.ts'
import { cleanText } from '../../core/domain/text.ts'
import type { Answer } from '../turn/answer.ts'
import { idFrom } from '../../core/domain/id-from.ts'
import type { Turn } from '../turn/turn.ts'
import { notComms, notice, refusal } from '../turn/refusal.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { own, orders, reads } from '../turn/verb-facts.ts'

/** The buttons for texts that were no order. */
export const noteVerbs = {
  'note.propose': verb(own('uncounted'), ['noteId'], async (turn, { noteId }) => {
    const note = await turn.ports.notes.byId(noteId)
    if (!note || note.writer.id !== turn.actor.id) return refusal(turn, { kind: 'not-found' })
    // One note is one initiative, however often the button is pressed.
    return {
      kind: 'card',
      card: initiativeForm(turn, { id: idFrom('note', note.id), values: { text: note.text }, note }),
    }
  }),
  'note.forward': verb(own('forward'), ['noteId'], async (turn, { noteId }) => {
    const result = await forwardNote(turn.ports, turn.actor, noteId)
    const sent = result.kind === 'forwarded' || result.kind === 'already-forwarded'
    return sent ? notice(turn, 'forwarded') : refusal(turn, result)
  }),
  'note.list': verb(reads, ['start'], (turn, { start }) => showForwarded(turn, Number(start))),
  'note.answer': verb(orders('uncounted'), ['noteId'], async (turn, { noteId }) => {
    if (!isComms(turn.actor)) return notComms(turn)
    return answerDialog(turn, noteId)
  }),
  'note.answered': verb(orders('ask'), ['noteId'], async (turn, { noteId }, fields) => {
    if (!turn.rolesKnown && !isComms(turn.actor)) return notComms(turn)
    const result = await answerNote(turn.ports, turn.actor, noteId, fields['answer'])
    if (turn.road === 'dialog' && (result.kind === 'answer-missing' || result.kind === 'too-long')) {
      const text = turn.look.words.text(`notices.${result.kind}`)
      return answerDialog(turn, noteId, { errors: { answer: { text } }, typed: cleanText(fields['answer']) })
    }
    if (result.kind !== 'note-answered' && result.kind !== 'already-answered') return refusal(turn, result)
    // The note's card tells it to everyone.
    return turn.road === 'dialog' ? { kind: 'done' } : notice(turn, 'note-answered', { name: result.note.writer.name })
  }),
} satisfies Verbs

/** For people who read all; the communication team has each of them in its channel. */
export async function showForwarded(turn: Turn, from: number): Promise<Answer> {
  const result = await listForwarded(turn.ports, turn.actor, from)
  if (result.kind !== 'forwarded-listed') return notComms(turn)
  return { kind: 'card', card: drawForwarded(result, turn.look) }
}

async function answerDialog(
  turn: Turn,
  noteId: string,
  filled: Parameters<typeof drawAnswerDialog>[2] = {},
): Promise<Answer> {
  const note = await turn.ports.notes.byId(noteId)
  if (note?.state !== 'forwarded') return refusal(turn, { kind: 'not-found' })
  const card = drawAnswerDialog(note, turn.look, filled)
  return { kind: 'dialog', title: turn.look.words.text('dialogs.answer'), card }
}
