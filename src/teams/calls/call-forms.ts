import { departmentNamed, firstAsked } from '../../core/domain/calls/ask-department.ts'
import type { Call } from '../../core/domain/calls/call.ts'
import { unlessAway } from '../../core/domain/errors.ts'
import { doubtfulOf } from '../../core/use-cases/placements/kept/doubtful-of-call.ts'
import { seeCall, unreachedOf } from '../../core/use-cases/placements/kept/kept-calls.ts'
import type { Answer } from '../turn/answer.ts'
import { inPlace } from '../turn/in-place.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { drawBoard } from './draw-board.ts'
import { type CallFormData, drawCallForm, valuesOf } from './draw-call-form.ts'
import { drawPlanned } from './draw-planned.ts'

type Refilled = Pick<CallFormData, 'values' | 'errors' | 'others' | 'reference' | 'seen' | 'since' | 'edition'>

/** A form of a new call, or of one that is planned. */
export async function callForm(turn: Turn, callId: string, filled: Refilled = {}): Promise<Answer> {
  const departments = (await unlessAway(() => turn.ports.departments.all(), [])).map(({ name }) => name)
  return inPlace(turn, 'callForm', drawCallForm({ callId, departments, ...filled }, turn.look))
}

/** *Modifier*, before it opens. */
export async function changeForm(turn: Turn, callId: string): Promise<Answer> {
  const call = await turn.ports.calls.byId(callId)
  if (!call) return refusal(turn, { kind: 'not-found' })
  if (call.state !== 'planned') return refusal(turn, { kind: 'call-begun' })
  const { reference, version: seen } = call
  return callForm(turn, callId, { reference, seen, values: valuesOf(call, turn.settings.timeZone) })
}

/** The board of a call; of a planned one, its plan. */
export async function showCall(turn: Turn, callId: string): Promise<Answer> {
  const seen = await seeCall(turn.ports, callId)
  if (!seen) return refusal(turn, { kind: 'not-found' })
  const now = turn.ports.now()
  if (seen.call.state === 'open' || seen.call.state === 'closed') {
    const [unreached, doubtful] = await Promise.all([unreachedOf(turn.ports, seen), doubtfulOf(turn.ports, seen)])
    return { kind: 'card', card: drawBoard({ ...seen, now, unreached, doubtful: doubtful.length }, turn.look) }
  }
  const nobody = await nobodyFor(turn, seen.call)
  return { kind: 'card', card: drawPlanned({ call: seen.call, nobody, now }, turn.look) }
}

async function nobodyFor({ ports }: Turn, { departments }: Call): Promise<string[]> {
  const listed = await unlessAway(() => ports.departments.all(), [])
  const names = departments === 'all' ? listed.map(({ name }) => name) : departments
  return names.filter(name => firstAsked(departmentNamed(listed, name)).first === null)
}
