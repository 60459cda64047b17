import { maySeeAll } from '../../core/domain/actor.ts'
import type { Broadcast } from '../../core/domain/broadcasts/broadcast.ts'
import { listBroadcasts } from '../../core/use-cases/broadcasts/seen/see-broadcast.ts'
import { drawBroadcasts } from './drawn/draw-broadcasts.ts'
import type { Answer } from '../turn/answer.ts'
import { broadcastsMost } from '../turn/find.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { pickOne, type TypedWords } from '../turn/typed-table.ts'
import { doubts } from '../placements/doubts.ts'
import { progressVerbs } from './progress-verbs.ts'
import { scheduleVerbs } from './schedule-verbs.ts'
import { sendVerbs } from './send-verbs.ts'
import { on, pressed } from './typed-broadcast.ts'
import { whyVerbs } from './leave-verbs.ts'
import { commsOnly, forAll, word } from '../turn/word-facts.ts'

/** How many broadcasts a card shows. */
const listedMost = 12
/** How far back « pourquoi » without a reference looks. */
const receivedMost = 20

export const broadcastWords = {
  broadcasts: word(forAll, async turn => {
    if (!maySeeAll(turn.actor)) return [notComms(turn)]
    const list = drawBroadcasts(await listBroadcasts(turn.ports, listedMost), turn.look)
    return [{ kind: 'card', card: list }, ...(await doubts(turn, 'broadcasts'))]
  }),
  check: word(commsOnly, on(sendVerbs, ['ready', 'scheduled', 'held'], 'broadcast.check')),
  // « diffuser 42 », then the number that was shown: « diffuser 42 2871 ».
  send: word(
    commsOnly,
    on(
      sendVerbs,
      ['ready', 'scheduled', 'held'],
      rest => (/\d/.test(rest) ? 'broadcast.confirm' : 'broadcast.send'),
      rest => ({ people: rest.replace(/\D/g, '') }),
    ),
  ),
  schedule: word(
    commsOnly,
    on(
      scheduleVerbs,
      ['ready', 'scheduled'],
      rest => (rest.trim() === '' ? 'broadcast.schedule' : 'broadcast.scheduled'),
      // « programmer 42 » asks when; « programmer 42 mardi 9h », then what was warned of: « … oui », or the number.
      rest => ({ when: rest }),
    ),
  ),
  cancelSend: word(commsOnly, on(sendVerbs, isAskedFor, 'broadcast.cancel')),
  pause: word(commsOnly, on(progressVerbs, ['planning', 'running'], 'broadcast.pause')),
  resume: word(commsOnly, on(progressVerbs, ['paused', 'stopped'], 'broadcast.resume')),
  stop: word(commsOnly, on(progressVerbs, ['planning', 'running', 'paused', 'held'], 'broadcast.stop')),
  // « renvoyer 42 », then the number that was shown: « renvoyer 42 3 ».
  resend: word(
    commsOnly,
    on(
      progressVerbs,
      ['done', 'stopped'],
      rest => (/\d/.test(rest) ? 'broadcast.resent' : 'broadcast.resend'),
      rest => ({ people: rest.replace(/\D/g, '') }),
    ),
  ),
  why: word(forAll, async (turn, reference) => {
    if (reference === '') return [await whyLast(turn)]
    // Whoever received it may ask; a forged reference learns nothing (the use case looks into the ledger).
    const recent = (await turn.ports.broadcasts.recent(broadcastsMost)).filter(({ kind }) => kind === 'send')
    return pickOne(turn, recent, reference, async ({ id }) => [await pressed(turn, whyVerbs, 'broadcast.why', id)])
  }),
} satisfies TypedWords

/** Scheduled, or confirmed by one of two. */
function isAskedFor({ state, confirmation }: Broadcast): boolean {
  return state === 'scheduled' || confirmation !== null
}

/** Nobody but comms knows the references: the last one that this person got. */
async function whyLast(turn: Turn): Promise<Answer> {
  for (const { id, kind } of await turn.ports.broadcasts.recent(receivedMost)) {
    if (kind !== 'send') continue
    const delivery = await turn.ports.deliveries.byPerson(id, turn.actor.id)
    if (delivery?.state === 'delivered' || delivery?.state === 'unknown')
      return pressed(turn, whyVerbs, 'broadcast.why', id)
  }
  return refusal(turn, { kind: 'no-broadcast-yet' })
}
