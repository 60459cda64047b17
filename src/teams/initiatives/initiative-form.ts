import { wasAsked } from '../../core/domain/calls/call.ts'
import { askedBy } from '../../core/domain/sections/read-answers.ts'
import type { Note } from '../../core/domain/notes/note.ts'
import type { Reference } from '../../core/domain/reference.ts'
import type { Card } from '../cards/card-templates.ts'
import { drawInitiativeForm } from './draw-initiative-form.ts'
import type { Turn } from '../turn/turn.ts'

/** The call that a proposal answers, for a department. */
export type FormCall = { departmentId: string; department: string; reference: Reference; title: string }

/** The empty form, or the filled one with what is wrong next to each field; `moreAsked`: its section asks more. */
export function initiativeForm(
  turn: Turn,
  form: {
    id: string
    values?: Record<string, unknown>
    errors?: Record<string, string>
    note?: Note | null
    moreAsked?: boolean
    call?: FormCall | null
  },
): Card {
  const values = Object.fromEntries(
    Object.entries(form.values ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  const { note = null, moreAsked = false, call = null } = form
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
      call,
      ...files,
    },
    turn.look,
  )
}

/** What the form answers: of a department for which this person was asked. */
export async function callOfForm({ ports, actor }: Turn, departmentId: unknown): Promise<FormCall | null> {
  const row =
    typeof departmentId === 'string' && departmentId !== '' ? await ports.calls.department(departmentId) : null
  const call = row && wasAsked(row, actor.id) ? await ports.calls.byId(row.callId) : null
  return (
    row && call && { departmentId: row.id, department: row.department, reference: call.reference, title: call.title }
  )
}
