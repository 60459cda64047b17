import { noteVerbs } from './note-verbs.ts'
import { noteWords } from './note-words.ts'
import { drawnNotes } from './draw-note.ts'

/** What notes has for `slices.ts`. */
export const notesSlice = {
  verbs: noteVerbs,
  words: noteWords,
  drawn: drawnNotes,
}
