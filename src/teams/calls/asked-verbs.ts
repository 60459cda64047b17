import type { CallAsked } from '../../core/domain/faces/face.ts'
import { mayAnswer, wasAsked } from '../../core/domain/calls/call.ts'
import { handOn, nothingToReport, passCall, undoAnswer } from '../../core/use-cases/calls/answer-call.ts'
import { seeAsked, seeReminded } from '../../core/use-cases/placements/kept/kept-calls.ts'
import { initiativeForm } from '../initiatives/initiative-form.ts'
import { drawAsked } from './draw-asked.ts'
import { drawReminder } from './draw-reminder.ts'
import { showMyCalls } from './call-lists.ts'
import type { Answer } from '../turn/answer.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { own } from '../turn/verb-facts.ts'

const need = ['departmentId'] as const

/** The buttons of the people who answer for a department. */
export const askedVerbs = {
  'call.propose': verb(own('uncounted'), need, async (turn, { departmentId }) => {
    const asked = await askedOf(turn, departmentId)
    if (!asked) return refusal(turn, { kind: 'not-asked' })
    const card = callProposal(turn, asked)
    // The card of the call stays: the form comes below it.
    return turn.road === 'execute'
      ? { kind: 'aside', card, text: turn.look.words.text('notices.call-form') }
      : { kind: 'card', card }
  }),
  'call.nothing': verb(own('answerCall'), need, async (turn, { departmentId }, fields) => {
    const result = await nothingToReport(turn.ports, turn.actor, departmentId)
    if (result.kind !== 'changed' && result.kind !== 'department-answered') return refusal(turn, result)
    return (await reminderShown(turn, result.call.id, fields['due'])) ?? shown(turn, result)
  }),
  'call.undo': verb(own('answerCall'), need, async (turn, { departmentId }) => {
    const result = await undoAnswer(turn.ports, turn.actor, departmentId)
    return result.kind === 'changed' ? shown(turn, result) : refusal(turn, result)
  }),
  'call.pass': verb(own('answerCall'), need, async (turn, { departmentId }, fields) => {
    const result = await passCall(turn.ports, turn.actor, departmentId, fields['reason'])
    return result.kind === 'changed' || result.kind === 'department-answered'
      ? shown(turn, result)
      : refusal(turn, result)
  }),
  'call.handon': verb(own('answerCall'), need, async (turn, { departmentId }, fields) => {
    const result = await handOn(turn.ports, turn.actor, departmentId, fields['colleague'])
    if (result.kind !== 'changed') return refusal(turn, result)
    if (turn.road === 'typed') return notice(turn, 'call-handed-on', { name: result.row.person?.name ?? '' })
    return shown(turn, result)
  }),
  'call.see': verb(own('uncounted'), need, async (turn, { departmentId }) => {
    const seen = await seeAsked(turn.ports, departmentId)
    if (!seen || !wasAsked(seen.row, turn.actor.id)) return refusal(turn, { kind: 'not-asked' })
    return shown(turn, seen)
  }),
  'call.mine': verb(own('uncounted'), ['start'], (turn, { start }) => showMyCalls(turn, Number(start))),
} satisfies Verbs

/** Pressed on a reminder of several departments, the same card stays for the others. `due`: untrusted. */
async function reminderShown(turn: Turn, callId: string, due: unknown): Promise<Answer | null> {
  if (typeof due !== 'string') return null
  const face = await seeReminded(turn.ports, callId, { due, person: turn.actor.id })
  return face && { kind: 'card', card: drawReminder(face, turn.look) }
}

function shown(turn: Turn, asked: Omit<CallAsked, 'reader'>): Answer {
  const { call, row, came } = asked
  return { kind: 'card', card: drawAsked({ call, row, came, reader: turn.actor.id }, turn.look) }
}

async function askedOf(turn: Turn, departmentId: string) {
  const seen = await seeAsked(turn.ports, departmentId)
  return seen && mayAnswer(seen.row, turn.actor.id) ? seen : null
}

/** The form of a proposal, with the section that the call asks for, if any, and the call that it answers. */
function callProposal(turn: Turn, { call, row }: Omit<CallAsked, 'reader'>) {
  const [section, ...others] = call.sections
  return initiativeForm(turn, {
    id: turn.ports.newId(),
    values: others.length === 0 && section !== undefined ? { section } : {},
    call: { departmentId: row.id, department: row.department, reference: call.reference, title: call.title },
  })
}
