import { type Actor, named } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import { textMax } from '../../domain/initiatives/initiative.ts'
import { cleanText, cut } from '../../domain/text.ts'
import type { Note } from '../../domain/notes/note.ts'

/** Keeps words that were no order. `id`: the same for the same message, so that a redelivery keeps one. */
export async function keepNote(
  ports: Pick<Ports, 'notes' | 'commit' | 'now'>,
  actor: Actor,
  kept: { id: string; text: string; files: Note['files'] },
): Promise<Note> {
  const words = cleanText(kept.text)
  const text = cut(words, textMax)
  const note: Note = {
    id: kept.id,
    version: 1,
    writer: named(actor),
    text,
    ...(text.length < words.length ? { shortened: true } : {}),
    files: kept.files,
    at: ports.now(),
    state: 'kept',
  }
  const done = await ports.commit({ save: 'note', row: note, ifVersion: 0 })
  return done === 'done' ? note : ((await ports.notes.byId(kept.id)) ?? note)
}
