import { forwardNote } from '../../core/notes/forward-note.ts'
import { initiativeForm } from './initiative-form.ts'
import { refusal, notice } from '../turn/refusal.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { idFrom } from './files.ts'

/** What becomes of words that were no order. */
export const noteVerbs: Verbs = {
  'note.propose': verb(['noteId'], async (turn, { noteId }) => {
    const note = await turn.ports.notes.byId(noteId)
    if (!note || note.writer.id !== turn.actor.id) return refusal(turn, { kind: 'not-found' })
    // One note is one initiative, however often the button is pressed.
    return { kind: 'card', card: initiativeForm(turn, { id: idFrom('note', note.id), values: { text: note.text } }) }
  }),
  'note.forward': verb(['noteId'], async (turn, { noteId }) => {
    const result = await forwardNote(turn.ports, turn.actor, noteId)
    const sent = result.kind === 'forwarded' || result.kind === 'already-forwarded'
    return sent ? notice(turn, 'forwarded') : refusal(turn, result)
  }),
}
