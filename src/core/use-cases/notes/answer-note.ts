import { noteWay } from './forward-note.ts'
import { refresh } from '../../change.ts'
import { type Actor, named } from '../../domain/actor.ts'
import type { Busy } from '../attempt.ts'
import { reasonMax } from '../../domain/initiatives/initiative.ts'
import type { Ports } from '../../ports.ts'
import { cleanText } from '../../domain/text.ts'
import type { Note } from '../../domain/notes/note.ts'
import { notComms, roadOf } from '../road.ts'

type Result =
  | { kind: 'note-answered'; note: Note }
  | { kind: 'already-answered'; note: Note }
  | { kind: 'not-comms' | 'not-found' | 'answer-missing' | 'too-long' }

/** *Répondre*, by comms: the answer reaches the writer of the note in their own chat. The same one twice is one. */
export function answerNote(
  ports: Pick<Ports, 'history' | 'notes' | 'commit' | 'now' | 'newId'>,
  actor: Actor,
  id: string,
  typed: unknown,
): Promise<Result | Busy> {
  const text = cleanText(typed)
  const answerId = ports.newId()
  return answerRoad.change<Result>(ports, actor, id, note => {
    if (note.state !== 'forwarded') return { kind: 'not-found' }
    if (text === '') return { kind: 'answer-missing' }
    if (text.length > reasonMax * 2) return { kind: 'too-long' }
    const { answers = [] } = note
    const last = answers.at(-1)
    const again = answers.some(({ id }) => id === answerId) || (last?.text === text && last.by.id === actor.id)
    if (again) return { kind: 'already-answered', note }
    const answered = { id: answerId, by: named(actor), at: ports.now(), text }
    return {
      row: { ...note, answers: [...answers, answered] },
      verb: 'note.answered',
      details: { text },
      also: [refresh({ card: 'reply', noteId: id, index: answers.length })],
      answer: note => ({ kind: 'note-answered', note }),
    }
  })
}

const answerRoad = roadOf({
  ...noteWay,
  refuses: notComms,
  attempt: seen => ({ what: 'note.answered', subject: seen?.[0].id ?? 'notes' }),
})
