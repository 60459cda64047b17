import type { Actor } from '../../domain/actor.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import type { Ports } from '../../ports.ts'
import { lastReceived } from './last-received.ts'
import type { Note } from '../../domain/notes/note.ts'

type Result = { kind: 'forwarded' | 'already-forwarded'; note: Note } | { kind: 'not-found' } | { kind: 'not-yours' }

/**
 * *Transmettre à la communication*: the words appear in the comms channel, with their writer's name, and which post
 * they may answer.
 */
export function forwardNote(
  ports: Pick<Ports, 'history' | 'notes' | 'broadcasts' | 'deliveries' | 'commit' | 'now'>,
  actor: Actor,
  id: string,
): Promise<Result | Busy> {
  return whileStale<Result>(async () => {
    const read = await ports.notes.byId(id)
    if (!read) return { kind: 'not-found' }
    if (read.writer.id !== actor.id)
      return refusedAttempt(ports, actor, { what: 'note.forwarded', subject: id }, { kind: 'not-yours' })
    if (read.state === 'forwarded') return { kind: 'already-forwarded', note: read }
    const after = await lastReceived(ports, actor.id, read.at)
    const note: Note = { ...read, state: 'forwarded', after, version: read.version + 1 }
    const done = await ports.commit(
      { save: 'note', row: note, ifVersion: read.version },
      { journal: { verb: 'note.forwarded', actor, subject: id, seal: null, details: { text: note.text } } },
      { job: 'placement.refresh', data: { key: `note:${id}` } },
    )
    return done === 'done' ? { kind: 'forwarded', note } : 'stale'
  })
}
