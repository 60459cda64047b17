import { askedBy } from '../../core/domain/sections/read-answers.ts'
import type { Note } from '../../core/domain/notes/note.ts'
import type { Card } from '../cards/card-templates.ts'
import { drawInitiativeForm } from './draw-initiative-form.ts'
import type { Turn } from '../turn/turn.ts'

/** The empty form, or the filled one with what is wrong next to each field; `moreAsked`: its section asks more. */
export function initiativeForm(
  turn: Turn,
  form: {
    id: string
    values?: Record<string, unknown>
    errors?: Record<string, string>
    note?: Note | null
    moreAsked?: boolean
  },
): Card {
  const values = Object.fromEntries(
    Object.entries(form.values ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  const { note = null, moreAsked = false } = form
  const files = note ? { noteId: note.id, files: note.files.map(({ name }) => name) } : {}
  const answers = Object.fromEntries(Object.entries(values).filter(([name]) => askedBy(name) !== null))
  return drawInitiativeForm(
    {
      initiativeId: form.id,
      name: turn.actor.name,
      values,
      answers,
      errors: form.errors ?? {},
      moreAsked,
      ...files,
    },
    turn.look,
  )
}
