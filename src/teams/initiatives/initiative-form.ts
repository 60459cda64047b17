import { sections } from '../../core/domain/sections.ts'
import type { Note } from '../../core/domain/notes/note.ts'
import type { Card } from '../cards/card-templates.ts'
import { drawInitiativeForm } from './draw-initiative-form.ts'
import type { Turn } from '../turn/turn.ts'

/** The empty form, or the filled one with what is wrong next to each field. */
export function initiativeForm(
  turn: Turn,
  form: { id: string; values?: Record<string, unknown>; errors?: Record<string, string>; note?: Note | null },
): Card {
  const values = Object.fromEntries(
    Object.entries(form.values ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  const { note = null } = form
  const files = note ? { noteId: note.id, files: note.files.map(({ name }) => name) } : {}
  return drawInitiativeForm(
    { initiativeId: form.id, sections, name: turn.actor.name, values, errors: form.errors ?? {}, ...files },
    turn.look,
  )
}
