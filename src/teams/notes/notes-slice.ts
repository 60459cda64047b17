import { noteVerbs } from './note-verbs.ts'
import { noteWords } from './note-words.ts'
import { drawnNotes } from './draw-note.ts'

export const notesSlice = {
  verbs: noteVerbs,
  words: noteWords,
  drawn: drawnNotes,
}
