import { type Actor, isComms, maySeeAll } from '../../core/domain/actor.ts'
import type { Call, CallDepartment, CallState } from '../../core/domain/calls/call.ts'
import { localTime } from '../../core/domain/working-time/local-time.ts'
import { nudgeables, proposeWord } from '../initiatives/initiative-words.ts'
import { isOn } from '../cards/switched-on.ts'
import type { Answer } from '../turn/answer.ts'
import {
  among,
  asId,
  askedFirst,
  equivalent,
  type Finding,
  firstNumber,
  listOr,
  on,
  withRest,
} from '../turn/equivalent.ts'
import { findByReference } from '../turn/find.ts'
import { notComms } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { ableFirst, pickOne, press, type TypedWords } from '../turn/typed-table.ts'
import { clockOf, writtenWhen } from '../written/written-when.ts'
import { callVerbs } from './call-verbs.ts'
import { beginsWith } from '../../core/domain/text.ts'
import { firstOnPage, showAsked, showCalls, showMyCalls } from './call-lists.ts'
import type { Said } from '../turn/what-follows.ts'
import {
  type Answers,
  commsOnly,
  commsOrOfficers,
  equivalentOf,
  forAll,
  notOfficers,
  stays,
} from '../turn/word-facts.ts'

/** Of calls that one answers for a department; older ones are closed for long. */
const mineMost = 40

type Mine = { call: Call; row: CallDepartment; reference: string }

/**
 * The same person may answer one call for several departments: which one is said by its name after the reference, else
 * chosen on a card of all of them.
 */
async function asOne(
  turn: Turn,
  { asked, reference, rest }: { asked: Mine[]; reference: string; rest: string },
  then: (ids: { departmentId: string }, rest: string) => Answers,
): Promise<Answer | Answer[]> {
  const found = findByReference(asked, reference)
  const one = found.kind === 'several' && new Set(found.found.map(({ call }) => call.id)).size === 1 ? found.found : []
  const [named, ...others] = one.filter(({ row }) => beginsWith(rest, row.department))
  if (named && others.length === 0)
    return then({ departmentId: named.row.id }, rest.trim().slice(named.row.department.length).trim())
  if (one.length > 0) return showAsked(turn, one)
  return pickOne(turn, asked, reference, ({ row }) => then({ departmentId: row.id }, rest))
}

const mine = async (turn: Turn): Promise<Mine[]> =>
  isOn('calls', turn.look)
    ? (await turn.ports.calls.askedOf(turn.actor.id, mineMost)).map(one => ({ ...one, reference: one.call.reference }))
    : []

const recentMost = 100
/** The newest first. */
const known = ({ ports }: Turn): Promise<Call[]> => ports.calls.recent(recentMost)
const aCall = (may: (actor: Actor) => boolean, ...states: CallState[]): Finding<Call> =>
  among({ all: known, may, able: ({ state }) => states.length === 0 || states.includes(state) })
const callIn = (...states: CallState[]) => asId('callId', aCall(isComms, ...states))

export const callWords = {
  // « appel » the form, « appel 3 » the board.
  call: equivalentOf(
    commsOrOfficers,
    ['call.form', 'call.board'],
    listOr(
      turn => (maySeeAll(turn.actor) ? press(turn, callVerbs, 'call.form', {}) : notComms(turn)),
      on(aCall(maySeeAll), (turn, { id: callId }) => press(turn, callVerbs, 'call.board', { callId })),
    ),
  ),
  // « appels 2 », « mes appels 2 »: the next card of them.
  calls: stays(commsOrOfficers, (turn, page) =>
    maySeeAll(turn.actor) ? showCalls(turn, firstOnPage(page)) : notComms(turn),
  ),
  myCalls: stays(forAll, (turn, page) => showMyCalls(turn, firstOnPage(page))),
  nothingToReport: equivalent(forAll, callVerbs, 'call.nothing', department),
  undoAnswer: equivalent(forAll, callVerbs, 'call.undo', department),
  handOn: equivalent(forAll, callVerbs, withRest('call.handon', 'colleague'), department),
  passCall: equivalent(forAll, callVerbs, withRest('call.pass', 'reason'), department),
  // « proposer 3 » answers a call; in English a post is submitted by the same word.
  propose: stays(forAll, async (turn, reference, rest) => {
    const asked = reference === '' ? [] : openFirst(await mine(turn), reference)
    if (findByReference(asked, reference).kind === 'none') return proposeWord(turn, reference, rest)
    return asOne(turn, { asked, reference, rest }, ids => press(turn, callVerbs, 'call.propose', ids))
  }),
  // Of a proposal that waits for its author, of a post that waits for a visa, or of a call.
  nudge: equivalentOf(notOfficers, ['initiative.nudge', 'validation.nudge', 'call.nudge'], async (turn, reference) => {
    const areOpen = isComms(turn.actor) && isOn('calls', turn.look)
    const all = (areOpen ? await known(turn) : []).map(({ id, reference, state }) => ({
      reference,
      state,
      run: () => press(turn, callVerbs, 'call.nudge', { callId: id }),
    }))
    const able = [...(await nudgeables(turn, reference)), ...all.filter(({ state }) => state === 'open')]
    // A call that is not open is found too, to say so.
    const meant = findByReference(able, reference).kind === 'none' ? all : able
    return pickOne(turn, meant, reference, ({ run }) => run())
  }),
  extendCall: equivalentOf(commsOnly, ['call.extend', 'call.extended'], on(aCall(isComms, 'open'), extend)),
  // « clore 3 » asks; with the number that it shows, « clore 3 2 », it is meant.
  closeCall: equivalent(
    commsOnly,
    callVerbs,
    askedFirst('call.close', 'call.closed', 'waiting', firstNumber),
    callIn('open'),
  ),
  arrived: equivalent(commsOrOfficers, callVerbs, 'call.arrived', callIn('open', 'closed')),
  confirmCall: equivalent(commsOnly, callVerbs, 'call.confirm', callIn('planned')),
  changeCall: equivalent(commsOnly, callVerbs, 'call.change', callIn('planned')),
  skipCall: equivalent(commsOnly, callVerbs, 'call.skip', callIn('planned')),
} satisfies TypedWords

/** What may still be answered in time comes before what is closed. */
function openFirst(asked: Mine[], reference: string): Mine[] {
  return ableFirst(asked, reference, ({ call }) => call.state === 'open')
}

/** The department for which this person answers that call. */
async function department(
  turn: Turn,
  { reference, rest }: Said,
  then: (ids: { departmentId: string }, rest: string) => Answers,
): Promise<Answer | Answer[]> {
  const all = await mine(turn)
  if (reference !== '') return asOne(turn, { asked: openFirst(all, reference), reference, rest }, then)
  // Without a number the one call that is open is meant; where there are several, or none, they are shown.
  const open = all.filter(({ call }) => call.state === 'open')
  return open.length === 1 ? then({ departmentId: open[0]!.row.id }, rest) : showAsked(turn, open)
}

function extend(turn: Turn, call: Call, rest: string): Answers {
  const clock = clockOf(turn)
  const { day, hour, rest: odd } = writtenWhen(rest, clock)
  if (day === '' && odd === '') return press(turn, callVerbs, 'call.extend', { callId: call.id })
  // What is no day is refused beside the field, as the form would: « prolonger 3 31/02 ».
  if (odd !== '') return press(turn, callVerbs, 'call.extended', { callId: call.id, closes: rest })
  const time = hour === '' ? localTime(call.closesAt, clock.timeZone).time : hour
  return press(turn, callVerbs, 'call.extended', { callId: call.id, closes: day, closesTime: time })
}
