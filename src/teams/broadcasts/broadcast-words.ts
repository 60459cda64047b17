import { maySeeAll } from '../../core/domain/actor.ts'
import type { Broadcast } from '../../core/domain/broadcasts/broadcast.ts'
import { listBroadcasts } from '../../core/use-cases/broadcasts/seen/see-broadcast.ts'
import { drawBroadcasts } from './drawn/draw-broadcasts.ts'
import type { Answer } from '../turn/answer.ts'
import { broadcastsMost } from '../turn/find.ts'
import { among, askedFirst, equivalent, listOr, on } from '../turn/equivalent.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { press, type TypedWords } from '../turn/typed-table.ts'
import { doubts } from '../placements/doubts.ts'
import { progressVerbs } from './progress-verbs.ts'
import { scheduleVerbs } from './schedule-verbs.ts'
import { sendVerbs } from './send-verbs.ts'
import { broadcast, shownNumber } from './typed-broadcast.ts'
import { whyVerbs } from './leave-verbs.ts'
import { commsOnly, forAll, stays } from '../turn/word-facts.ts'

const listedMost = 12
/** How far back « pourquoi » without a reference looks. */
const receivedMost = 20

const toSend = broadcast('ready', 'scheduled', 'held')
const sent = among({
  all: async ({ ports }) => (await ports.broadcasts.recent(broadcastsMost)).filter(({ kind }) => kind === 'send'),
})

export const broadcastWords = {
  broadcasts: stays(forAll, async turn => {
    if (!maySeeAll(turn.actor)) return notComms(turn)
    const list = drawBroadcasts(await listBroadcasts(turn.ports, listedMost), turn.look)
    return [{ kind: 'card', card: list }, ...(await doubts(turn, 'broadcasts'))]
  }),
  check: equivalent(commsOnly, sendVerbs, 'broadcast.check', toSend),
  // « diffuser 42 », then the number that was shown: « diffuser 42 2871 ».
  send: equivalent(commsOnly, sendVerbs, shownNumber('broadcast.send', 'broadcast.confirm'), toSend),
  // « programmer 42 » asks when; « programmer 42 mardi 9h », then what was warned of: « … oui », or the number.
  schedule: equivalent(
    commsOnly,
    scheduleVerbs,
    askedFirst('broadcast.schedule', 'broadcast.scheduled', 'when'),
    broadcast('ready', 'scheduled'),
  ),
  cancelSend: equivalent(commsOnly, sendVerbs, 'broadcast.cancel', broadcast(isAskedFor)),
  pause: equivalent(commsOnly, progressVerbs, 'broadcast.pause', broadcast('planning', 'running')),
  resume: equivalent(commsOnly, progressVerbs, 'broadcast.resume', broadcast('paused', 'stopped')),
  stop: equivalent(commsOnly, progressVerbs, 'broadcast.stop', broadcast('planning', 'running', 'paused', 'held')),
  // « renvoyer 42 », then the number that was shown: « renvoyer 42 3 ».
  resend: equivalent(
    commsOnly,
    progressVerbs,
    shownNumber('broadcast.resend', 'broadcast.resent'),
    broadcast('done', 'stopped'),
  ),
  // Every recipient may ask; a forged reference learns nothing (the use case looks into the ledger).
  why: stays(
    forAll,
    listOr(
      whyLast,
      on(sent, (turn, { id }) => why(turn, id)),
    ),
  ),
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
    if (delivery?.state === 'delivered' || delivery?.state === 'unknown') return why(turn, id)
  }
  return refusal(turn, { kind: 'no-broadcast-yet' })
}

const why = (turn: Turn, broadcastId: string) => press(turn, whyVerbs, 'broadcast.why', { broadcastId })
