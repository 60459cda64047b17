import { filesOfNote } from '../files/files-of-note.ts'
import { addFiles } from '../../core/use-cases/initiatives/add-files.ts'
import type { Initiative } from '../../core/domain/initiatives/initiative.ts'
import type { Note } from '../../core/domain/notes/note.ts'
import { isInboxAway } from '../../core/use-cases/placements/kept/place-away.ts'
import { allSections } from '../../core/use-cases/sections/all-sections.ts'
import { submitInitiative } from '../../core/use-cases/initiatives/submit-initiative.ts'
import { guid } from '../../core/domain/text.ts'
import type { Counted } from '../../core/use-cases/people/daily-limits.ts'
import { drawReceipt } from './drawn/draw-receipt.ts'
import { countProposal, formSource, messageOf } from './form-source.ts'
import { callOfForm, initiativeForm } from './initiative-form.ts'
import type { Answer } from '../turn/answer.ts'
import { inPlace } from '../turn/in-place.ts'
import { isFromAnywhere } from '../turn/incoming.ts'
import { notice, refusal } from '../turn/refusal.ts'
import { idFrom } from '../../core/domain/id-from.ts'
import type { Turn } from '../turn/turn.ts'

/**
 * The id was minted with the form: one of another shape would make keys that mean something else. A try counts for the
 * day, once: not when Mary shows similar proposals or asks more, nor when the same click comes again.
 */
export async function submit(
  turn: Turn,
  { initiativeId }: { initiativeId: string },
  fields: Record<string, unknown>,
): Promise<Answer> {
  const message = messageOf(fields)
  const count = () => countProposal(turn, message)
  if (!guid.test(initiativeId)) return (await beyond(turn, count)) ?? refusal(turn, { kind: 'not-understood' })
  const { conversationId, personal, replyToId } = turn.incoming
  const form = personal && replyToId !== null ? { conversationId, activityId: replyToId } : null
  const note = await noteOfForm(turn, initiativeId, fields['noteId'])
  const call = await callOfForm(turn, fields['callDepartmentId'])
  const result = await submitInitiative(turn.ports, turn.actor, {
    id: initiativeId,
    fields,
    asked: fields['asked'],
    despiteNear: fields['near'] === 'seen',
    form,
    count,
    ...(call && { callDepartmentId: call.departmentId }),
    ...(message && { message }),
  })
  switch (result.kind) {
    case 'submitted':
    case 'already-submitted':
      return receipt(turn, note ? await withFiles(turn, result.initiative, note.id) : result.initiative)
    case 'invalid':
      return (
        (await beyond(turn, count)) ??
        formAgain(turn, { id: initiativeId, values: fields, errors: result.errors, note, call })
      )
    case 'more-asked':
      return formAgain(turn, { id: initiativeId, values: fields, note, call, moreAsked: true })
    case 'near':
      return formAgain(turn, { id: initiativeId, values: fields, note, call, near: result.near })
    case 'enough-today':
      return refusal(turn, result, { n: String(result.most) })
    case 'not-an-agent':
    case 'not-yours':
      return (await beyond(turn, count)) ?? refusal(turn, result)
  }
}

/** Tries that are refused for another reason count too. Null: they may go on. */
async function beyond(turn: Turn, count: () => Promise<Counted>): Promise<Answer | null> {
  const counted = await count()
  return counted.kind === 'enough-today' ? refusal(turn, counted, { n: String(counted.most) }) : null
}

/** With the sections as they are at this moment, whatever the turn began with. */
async function formAgain(turn: Turn, form: Parameters<typeof initiativeForm>[1]): Promise<Answer> {
  const look = { ...turn.look, sections: await allSections(turn.ports) }
  const source = await formSource(turn, form.values ?? {})
  return inPlace(turn, 'proposeMessage', initiativeForm({ ...turn, look }, { ...form, source }), 'large')
}

/** The source of the form: a note of this person's own, whose id made that of the form. */
async function noteOfForm({ ports, actor }: Turn, initiativeId: string, noteId: unknown): Promise<Note | null> {
  if (typeof noteId !== 'string' || idFrom('note', noteId) !== initiativeId) return null
  const note = await ports.notes.byId(noteId)
  return note?.writer.id === actor.id ? note : null
}

/** Files that came before any proposal; the receipt then asks about the people on them. */
async function withFiles(turn: Turn, initiative: Initiative, noteId: string): Promise<Initiative> {
  const files = await filesOfNote(turn, noteId)
  const added = files && (await addFiles(turn.ports, turn.actor, initiative.id, files))
  return added && 'initiative' in added ? added.initiative : initiative
}

/** A dialog on somebody's message ends with a sentence: the receipt is in the author's own chat with Mary. */
async function receipt(turn: Turn, initiative: Initiative): Promise<Answer> {
  const { id, reference } = initiative
  const away = await isInboxAway(turn.ports, id)
  if (!isFromAnywhere(turn.incoming)) return { kind: 'card', card: drawReceipt(initiative, turn.look, null, away) }
  return notice(turn, away ? 'message-kept' : 'message-proposed', { reference })
}
