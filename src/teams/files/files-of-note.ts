import type { IncomingFile } from '../../core/use-cases/initiatives/add-files.ts'
import { idFrom } from '../../core/domain/id-from.ts'
import type { Turn } from '../turn/turn.ts'

/** `id`: of the file, for good: a repeated message has the same. */
export type IdentifiedFile = IncomingFile & { id: string }

/** `key`: of the message in its conversation; a message id alone may be another person's too. */
export function withIds(key: string, files: IncomingFile[]): IdentifiedFile[] {
  return files.map((file, index) => ({ ...file, id: idFrom('file', key, String(index)) }))
}

/** Files that waited for *À quelle proposition ?*; null when there are none of this person's. */
export async function filesOfNote(turn: Turn, noteId: string): Promise<IdentifiedFile[] | null> {
  const note = await turn.ports.notes.byId(noteId)
  if (!note || note.writer.id !== turn.actor.id || note.files.length === 0) return null
  return note.files
}
