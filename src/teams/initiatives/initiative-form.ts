import { wasAsked } from '../../core/domain/calls/call.ts'
import type { NearIdea } from '../../core/domain/initiatives/double.ts'
import { askedBy } from '../../core/domain/sections/read-answers.ts'
import type { Note } from '../../core/domain/notes/note.ts'
import type { Reference } from '../../core/domain/reference.ts'
import { guid } from '../../core/domain/text.ts'
import type { Card } from '../cards/card-templates.ts'
import { drawInitiativeForm, type InitiativeFormData } from './drawn/draw-initiative-form.ts'
import { drawNear } from './drawn/draw-near.ts'
import type { Turn } from '../turn/turn.ts'

/** The call that a proposal answers, for a department. */
export type FormCall = { departmentId: string; department: string; reference: Reference; title: string }

/** The message in Teams from which a form was filled; `line`: its writer, and who will be told. */
export type FormSource = { id: string; link: string; line: string }

/** `moreAsked`: its section asks more. `near`: similar proposals. */
type Form = {
  id: string
  values?: Record<string, unknown>
  errors?: Record<string, string>
  note?: Note | null
  moreAsked?: boolean
  call?: FormCall | null
  near?: NearIdea[]
  source?: FormSource | undefined
}

/** The empty form, or the filled one: with errors next to the fields, or below similar proposals. */
export function initiativeForm(turn: Turn, form: Form): Card {
  const { near = [] } = form
  const data = dataOf(turn, form)
  return near.length > 0 ? drawNear({ ...data, near }, turn.look) : drawInitiativeForm(data, turn.look)
}

function dataOf(turn: Turn, form: Form): InitiativeFormData {
  const values = Object.fromEntries(
    Object.entries(form.values ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  const { note = null, moreAsked = false, call = null } = form
  const files = note ? { noteId: note.id, files: note.files.map(({ name }) => name) } : {}
  const answers = Object.fromEntries(Object.entries(values).filter(([name]) => askedBy(name) !== null))
  return {
    initiativeId: form.id,
    name: turn.actor.name,
    values,
    answers,
    errors: form.errors ?? {},
    moreAsked,
    call,
    ...files,
    ...(form.source && { source: form.source }),
  }
}

/** The call that the form answers, for a department for which this person was asked. */
export async function callOfForm({ ports, actor }: Turn, departmentId: unknown): Promise<FormCall | null> {
  // Read in one statement with others': a text that PostgreSQL cannot store would fail theirs too.
  const row =
    typeof departmentId === 'string' && guid.test(departmentId) ? await ports.calls.department(departmentId) : null
  const call = row && wasAsked(row, actor.id) ? await ports.calls.byId(row.callId) : null
  return (
    row && call && { departmentId: row.id, department: row.department, reference: call.reference, title: call.title }
  )
}
