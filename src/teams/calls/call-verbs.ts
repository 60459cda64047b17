import { callFields } from '../../core/domain/calls/read-call.ts'
import { isComms, maySeeAll } from '../../core/domain/actor.ts'
import { isAnswerable } from '../../core/domain/calls/call.ts'
import { closeCall, extendCall } from '../../core/use-cases/calls/close-call.ts'
import { planCall } from '../../core/use-cases/calls/plan-call.ts'
import { confirmCall, skipCall } from '../../core/use-cases/calls/recur-call.ts'
import { repeatCallCards } from '../../core/use-cases/calls/repeat-cards.ts'
import { nudgeDepartments } from '../../core/use-cases/calls/remind-call.ts'
import { seeCall } from '../../core/use-cases/placements/kept/kept-calls.ts'
import { joined } from '../../core/domain/joined.ts'
import { cleanText } from '../../core/domain/text.ts'
import { drawPlanned } from './draw-planned.ts'
import { drawExtend, type ExtendData } from './draw-call-form.ts'
import { drawClose } from './draw-close.ts'
import { drawArrived } from './draw-calls.ts'
import { callForm, changeForm, showCall } from './call-forms.ts'
import { showCalls } from './call-lists.ts'
import { editionFed, feed } from './feed.ts'
import { askedVerbs } from './asked-verbs.ts'
import type { Answer } from '../turn/answer.ts'
import { inPlace } from '../turn/in-place.ts'
import { notComms, notice, refusal } from '../turn/refusal.ts'
import { isDialog, type Turn } from '../turn/turn.ts'
import { typedIn } from '../turn/typed-in.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { asMeant } from '../written/written-when.ts'
import { orders, reads, second, sends, type VerbFacts } from '../turn/verb-facts.ts'

const need = ['callId'] as const

/** Of comms only; the use case checks it again, this check is for buttons that only show. */
const comms = (
  facts: VerbFacts,
  run: (turn: Turn, callId: string, fields: Record<string, unknown>) => Promise<Answer>,
) =>
  verb(facts, need, async (turn, { callId }, fields) =>
    isComms(turn.actor) ? run(turn, callId, fields) : notComms(turn),
  )

/** The same for what only shows. */
const seen = (facts: VerbFacts, run: (turn: Turn, callId: string) => Promise<Answer>) =>
  verb(facts, need, async (turn, { callId }) => (maySeeAll(turn.actor) ? run(turn, callId) : notComms(turn)))

const boardVerbs = {
  'call.form': verb(orders('uncounted'), [], async turn =>
    isComms(turn.actor) ? callForm(turn, turn.ports.newId()) : notComms(turn),
  ),
  'call.list': verb(reads, ['start'], async (turn, { start }) =>
    maySeeAll(turn.actor) ? showCalls(turn, Number(start)) : notComms(turn),
  ),
  'call.plan': comms(second('call.plan', sends('call')), plan),
  'call.change': comms(orders('uncounted'), changeForm),
  'call.board': seen(reads, showCall),
  'call.nudge': comms(sends('nudge'), async (turn, callId) => {
    const result = await nudgeDepartments(turn.ports, turn.actor, callId)
    if (result.kind !== 'nudged') return refusal(turn, result)
    return { kind: 'note', text: turn.look.words.count('notices.call-nudged', result.departments) }
  }),
  'call.extend': comms(orders('uncounted'), async (turn, callId) => {
    const call = await turn.ports.calls.byId(callId)
    if (!call || !isAnswerable(call)) return refusal(turn, { kind: 'call-not-open' })
    return extendForm(turn, { call })
  }),
  'call.extended': comms(orders('call'), extend),
  'call.close': comms(orders('uncounted'), (turn, callId) => close(turn, callId, Number.NaN)),
  'call.closed': comms(second('call.close', orders('uncounted')), (turn, callId, fields) =>
    close(turn, callId, Number(fields['waiting'])),
  ),
  'call.repeat': comms(sends('uncounted'), async (turn, callId) => {
    const result = await repeatCallCards(turn.ports, turn.actor, callId)
    if (result.kind !== 'call-repeated') return refusal(turn, result)
    return { kind: 'note', text: turn.look.words.count('notices.call-repeated', result.cards) }
  }),
  'call.arrived': seen(reads, arrived),
  'call.confirm': comms(orders('uncounted'), async (turn, callId) => {
    const result = await confirmCall(turn.ports, turn.actor, callId)
    return result.kind === 'changed' ? showCall(turn, callId) : refusal(turn, result)
  }),
  'call.skip': comms(orders('uncounted'), async (turn, callId) => {
    const result = await skipCall(turn.ports, turn.actor, callId, turn.settings)
    return result.kind === 'changed' ? showCall(turn, callId) : refusal(turn, result)
  }),
} satisfies Verbs

export const callVerbs = joined([boardVerbs, askedVerbs])

async function plan(turn: Turn, callId: string, fields: Record<string, unknown>): Promise<Answer> {
  const typed = typedIn(callFields, fields)
  const read = asMeant(turn, typed, { days: ['opens', 'closes'], hours: ['opensTime', 'closesTime'] })
  const seen = Number(fields['seen'] ?? 0)
  const input = { id: callId, seen, fields: read, agreed: cleanText(fields['agreed']) }
  const result = await planCall(turn.ports, turn.actor, input, turn.settings)
  const before = async () => {
    const call = await turn.ports.calls.byId(callId)
    const edition = await editionFed(turn, fields)
    return { values: typed, seen, ...(call && { reference: call.reference }), ...(edition && { edition }) }
  }
  switch (result.kind) {
    case 'planned': {
      const { call, nobody } = result
      const edition = await editionFed(turn, fields)
      const unfed = edition && (await feed(turn, call.id, edition.id))
      if (unfed) return unfed
      if (turn.road === 'dialog') return { kind: 'done' }
      return { kind: 'card', card: drawPlanned({ call, nobody, now: turn.ports.now() }, turn.look) }
    }
    case 'invalid':
      return callForm(turn, callId, { ...(await before()), errors: result.errors })
    case 'sure':
      return callForm(turn, callId, { ...(await before()), others: result.others })
    case 'changed-since':
      return callForm(turn, callId, { ...(await before()), seen: result.call.version, since: true })
    default:
      return refusal(turn, result)
  }
}

/** Asked in place of the board, for the person who pressed alone; if the number changed, once more. */
async function close(turn: Turn, callId: string, waiting: number): Promise<Answer> {
  const result = await closeCall(turn.ports, turn.actor, callId, waiting)
  switch (result.kind) {
    case 'changed':
      return showCall(turn, callId)
    case 'confirm':
      return { kind: 'card', card: drawClose(result.seen, turn.look) }
    default:
      return refusal(turn, result)
  }
}

function extendForm(turn: Turn, data: ExtendData): Answer {
  return inPlace(turn, 'extend', drawExtend(data, turn.look))
}

async function extend(turn: Turn, callId: string, fields: Record<string, unknown>): Promise<Answer> {
  const typed = typedIn(['closes', 'closesTime'], fields)
  const values = asMeant(turn, typed, { days: ['closes'], hours: ['closesTime'] })
  const result = await extendCall(turn.ports, turn.actor, callId, values, turn.settings)
  switch (result.kind) {
    case 'changed': {
      const { reference, closesAt } = result.call
      if (turn.road === 'dialog') return { kind: 'done' }
      return notice(turn, 'call-extended', { reference, date: turn.look.words.date(closesAt) })
    }
    case 'invalid':
      return extendForm(turn, { call: result.call, values, errors: result.errors })
    default:
      return refusal(turn, result)
  }
}

async function arrived(turn: Turn, callId: string): Promise<Answer> {
  const seen = await seeCall(turn.ports, callId)
  if (!seen) return refusal(turn, { kind: 'not-found' })
  const card = drawArrived(seen, turn.look)
  if (!isDialog(turn.road)) return { kind: 'card', card, beside: true }
  return { kind: 'dialog', title: turn.look.words.text('dialogs.arrived'), card }
}
