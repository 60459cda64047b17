import type { FaceOf } from '../../domain/faces/face.ts'
import type { Ports } from '../../ports.ts'
import { isRecent, type KeptCards } from '../kept-card.ts'

type Kinds = 'note' | 'reply'

const ofNote = {
  title: ({ note }: FaceOf<Kinds>) => note.writer.name,
  listed: 'proposals',
} as const

export const keptNotes: KeptCards<Kinds, Pick<Ports, 'notes'>> = {
  note: {
    ...ofNote,
    see: async ({ notes }, { noteId }) => {
      const note = await notes.byId(noteId)
      return note?.state === 'forwarded' ? { to: { kind: 'channel' }, face: { face: 'note', note } } : null
    },
    // Erased by its writer, whom the card names.
    isTakenAway: async ({ notes }, { noteId }) => (await notes.byId(noteId)) === null,
    isWaitedFor: ({ note }, now) => (note.answers ?? []).length === 0 && isRecent(note.at, now),
  },
  reply: {
    ...ofNote,
    see: async ({ notes }, { noteId, index }) => {
      const note = await notes.byId(noteId)
      return note?.answers?.[index]
        ? { to: { kind: 'person', id: note.writer.id }, face: { face: 'reply', note, index } }
        : null
    },
    reader: ({ note }) => note.writer.name,
    isWaitedFor: ({ note, index }, now) => isRecent(note.answers?.[index]?.at, now),
  },
}
