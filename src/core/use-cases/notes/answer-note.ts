import { refresh } from '../../change.ts'
import { type Actor, isComms, named } from '../../domain/actor.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { reasonMax } from '../../domain/initiatives/initiative.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import type { Ports } from '../../ports.ts'
import { cleanText } from '../../domain/text.ts'
import type { Note } from '../../domain/notes/note.ts'

type Result =
  | { kind: 'note-answered'; note: Note }
  | { kind: 'already-answered'; note: Note }
  | { kind: 'not-comms' | 'not-found' | 'answer-missing' | 'too-long' }

/** *Répondre*, by comms: the answer reaches whoever wrote the words, in their own chat. The same one twice is one. */
export function answerNote(
  ports: Pick<Ports, 'history' | 'notes' | 'commit' | 'now' | 'newId'>,
  actor: Actor,
  id: string,
  typed: unknown,
): Promise<Result | Busy> {
  const text = cleanText(typed)
  const answerId = ports.newId()
  return whileStale<Result>(async () => {
    const read = await ports.notes.byId(id)
    if (!isComms(actor))
      return refusedAttempt(
        ports,
        actor,
        { what: 'note.answered', subject: read?.id ?? 'notes' },
        { kind: 'not-comms' },
      )
    if (read?.state !== 'forwarded') return { kind: 'not-found' }
    if (text === '') return { kind: 'answer-missing' }
    if (text.length > reasonMax * 2) return { kind: 'too-long' }
    const { answers = [] } = read
    const last = answers.at(-1)
    const again = answers.some(({ id }) => id === answerId) || (last?.text === text && last.by.id === actor.id)
    if (again) return { kind: 'already-answered', note: read }
    const note: Note = {
      ...read,
      answers: [...answers, { id: answerId, by: named(actor), at: ports.now(), text }],
      version: read.version + 1,
    }
    const done = await ports.commit(
      { save: 'note', row: note, ifVersion: read.version },
      { journal: { verb: 'note.answered', actor, subject: id, seal: null, details: { text } } },
      refresh({ card: 'note', noteId: id }),
      refresh({ card: 'reply', noteId: id, index: answers.length }),
    )
    return done === 'done' ? { kind: 'note-answered', note } : 'stale'
  })
}
