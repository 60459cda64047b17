import { refusal } from '../turn/refusal.ts'
import { press, type TypedWord, type TypedWords } from '../turn/typed-table.ts'
import { noteVerbs } from './note-verbs.ts'

/** Kept words have no reference: these are about the last ones. */
export const noteWords = {
  notePropose: onLast('note.propose'),
  forward: onLast('note.forward'),
} satisfies TypedWords

function onLast(name: keyof typeof noteVerbs): TypedWord {
  return async turn => {
    const note = await turn.ports.notes.lastKept(turn.actor.id)
    return [note ? await press(turn, noteVerbs, name, { noteId: note.id }) : refusal(turn, { kind: 'nothing-kept' })]
  }
}
