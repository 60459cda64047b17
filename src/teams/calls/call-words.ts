import { isComms, maySeeAll } from '../../core/domain/actor.ts'
import type { Call, CallDepartment } from '../../core/domain/calls/call.ts'
import { localTime } from '../../core/domain/working-time/local-time.ts'
import { nudgeables, proposeWord } from '../initiatives/initiative-words.ts'
import { findByReference } from '../turn/find.ts'
import { notComms } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { ableFirst, pickOne, press, type TypedWords } from '../turn/typed-table.ts'
import { writtenWhen } from '../written/written-when.ts'
import { callVerbs } from './call-verbs.ts'
import { fold } from '../../core/domain/text.ts'
import { firstOnPage, showAsked, showCalls, showMyCalls } from './call-lists.ts'
import { commsOnly, commsOrOfficers, forAll, notOfficers, type Say, word } from '../turn/word-facts.ts'

/** Of calls that one answers for a department; older ones are closed for long. */
const mineMost = 40

type Mine = { call: Call; row: CallDepartment; reference: string }
type Name = keyof typeof callVerbs

/**
 * The same person may answer one call for several departments: which one is said by its name after the reference, else
 * chosen on a card of all of them.
 */
async function asOne(
  turn: Turn,
  { asked, reference, rest }: { asked: Mine[]; reference: string; rest: string },
  then: (row: CallDepartment, rest: string) => ReturnType<typeof press>,
) {
  const found = findByReference(asked, reference)
  const one = found.kind === 'several' && new Set(found.found.map(({ call }) => call.id)).size === 1 ? found.found : []
  const [named, ...others] = one.filter(({ row }) => startsWith(rest, row.department))
  if (named && others.length === 0)
    return [await then(named.row, rest.trim().slice(named.row.department.length).trim())]
  if (one.length > 0) return [await showAsked(turn, one)]
  return pickOne(turn, asked, reference, async ({ row }) => [await then(row, rest)])
}

function startsWith(text: string, name: string): boolean {
  return fold(text.trim().slice(0, name.length)) === fold(name)
}

const mine = async (turn: Turn): Promise<Mine[]> =>
  turn.look.off?.has('calls')
    ? []
    : (await turn.ports.calls.askedOf(turn.actor.id, mineMost)).map(one => ({ ...one, reference: one.call.reference }))

/** The typed equivalent of each button: the button's first words, the reference, the text. */
export const callWords = {
  // « appel » the form, « appel 3 » the board.
  call: word(commsOrOfficers, async (turn, reference) => {
    if (!maySeeAll(turn.actor)) return [notComms(turn)]
    if (reference === '') return [await press(turn, callVerbs, 'call.form', {})]
    return pickOne(turn, await known(turn), reference, async ({ id }) => [
      await press(turn, callVerbs, 'call.board', { callId: id }),
    ])
  }),
  // « appels 2 », « mes appels 2 »: the next card of them.
  calls: word(commsOrOfficers, async (turn, page) => [
    maySeeAll(turn.actor) ? await showCalls(turn, firstOnPage(page)) : notComms(turn),
  ]),
  myCalls: word(forAll, async (turn, page) => [await showMyCalls(turn, firstOnPage(page))]),
  nothingToReport: word(forAll, asDepartment('call.nothing')),
  undoAnswer: word(forAll, asDepartment('call.undo')),
  handOn: word(
    forAll,
    asDepartment('call.handon', rest => ({ colleague: rest })),
  ),
  passCall: word(
    forAll,
    asDepartment('call.pass', rest => ({ reason: rest })),
  ),
  // « proposer 3 » answers a call; in English a post is submitted by the same word.
  propose: word(forAll, async (turn, reference, rest) => {
    const asked = reference === '' ? [] : openFirst(await mine(turn), reference)
    if (findByReference(asked, reference).kind === 'none') return proposeWord(turn, reference, rest)
    return asOne(turn, { asked, reference, rest }, ({ id }) =>
      press(turn, callVerbs, 'call.propose', { departmentId: id }),
    )
  }),
  // Of a proposal that waits for its author, of a post that waits for a visa, or of a call.
  nudge: word(notOfficers, async (turn, reference) => {
    const all = (isComms(turn.actor) && !turn.look.off?.has('calls') ? await known(turn) : []).map(
      ({ id, reference, state }) => ({
        reference,
        state,
        run: () => press(turn, callVerbs, 'call.nudge', { callId: id }),
      }),
    )
    const able = [...(await nudgeables(turn, reference)), ...all.filter(({ state }) => state === 'open')]
    // A call that is not open is found too, to say so.
    const meant = findByReference(able, reference).kind === 'none' ? all : able
    return pickOne(turn, meant, reference, async ({ run }) => [await run()])
  }),
  extendCall: word(commsOnly, async (turn, reference, rest) => {
    const clock = { now: turn.ports.now(), timeZone: turn.settings.timeZone }
    const { day, hour, rest: odd } = writtenWhen(rest, clock)
    return ofComms(
      turn,
      reference,
      ({ state }) => state === 'open',
      async call => {
        if (day === '' && odd === '') return press(turn, callVerbs, 'call.extend', { callId: call.id })
        // What is no day is refused beside the field, as the form would: « prolonger 3 31/02 ».
        if (odd !== '') return press(turn, callVerbs, 'call.extended', { callId: call.id, closes: rest })
        const time = hour === '' ? localTime(call.closesAt, clock.timeZone).time : hour
        return press(turn, callVerbs, 'call.extended', { callId: call.id, closes: day, closesTime: time })
      },
    )
  }),
  // « clore 3 » asks; with the number that it shows, « clore 3 2 », it is meant.
  closeCall: word(commsOnly, (turn, reference, rest) =>
    ofComms(
      turn,
      reference,
      ({ state }) => state === 'open',
      ({ id }) =>
        /^\d/.test(rest.trim())
          ? press(turn, callVerbs, 'call.closed', { callId: id, waiting: Number.parseInt(rest, 10) })
          : press(turn, callVerbs, 'call.close', { callId: id }),
    ),
  ),
  arrived: word(
    commsOrOfficers,
    byComms('call.arrived', ({ state }) => state === 'open' || state === 'closed'),
  ),
  confirmCall: word(
    commsOnly,
    byComms('call.confirm', ({ state }) => state === 'planned'),
  ),
  changeCall: word(
    commsOnly,
    byComms('call.change', ({ state }) => state === 'planned'),
  ),
  skipCall: word(
    commsOnly,
    byComms('call.skip', ({ state }) => state === 'planned'),
  ),
} satisfies TypedWords

const recentMost = 100
/** The newest first, those that are planned or open among them. */
const known = (turn: Turn): Promise<Call[]> => turn.ports.calls.recent(recentMost)

/** What may still be answered in time comes before what is closed. */
function openFirst(asked: Mine[], reference: string): Mine[] {
  return ableFirst(asked, reference, ({ call }) => call.state === 'open')
}

function asDepartment(name: Name, fields: (rest: string) => object = () => ({})): Say {
  return async (turn, reference, rest) => {
    const all = await mine(turn)
    const run = ({ id }: CallDepartment, said: string) =>
      press(turn, callVerbs, name, { departmentId: id, ...fields(said) })
    if (reference !== '') return asOne(turn, { asked: openFirst(all, reference), reference, rest }, run)
    // Without a number the one call that is open is meant; where there are several, or none, they are shown.
    const open = all.filter(({ call }) => call.state === 'open')
    return open.length === 1 ? [await run(open[0]!.row, rest)] : [await showAsked(turn, open)]
  }
}

function byComms(name: Name, able: (call: Call) => boolean): Say {
  return (turn, reference) => ofComms(turn, reference, able, ({ id }) => press(turn, callVerbs, name, { callId: id }))
}

async function ofComms(
  turn: Turn,
  reference: string,
  able: (call: Call) => boolean,
  run: (call: Call) => ReturnType<typeof press>,
) {
  if (!isComms(turn.actor)) return [notComms(turn)]
  return pickOne(turn, ableFirst(await known(turn), reference, able), reference, async call => [await run(call)])
}
