import { isComms } from '../../../core/actor.ts'
import type { Broadcast } from '../../../core/broadcasts/broadcast.ts'
import { seeBroadcast } from '../../../core/broadcasts/report/see-broadcast.ts'
import { drawBroadcast } from '../../draw/broadcasts/draw-broadcast.ts'
import type { Answer } from '../../turn/answer.ts'
import { notComms, refusal, type Refused } from '../../turn/refusal.ts'
import type { Turn } from '../../turn/turn.ts'
import { verb, type Verb } from '../../turn/verbs.ts'

type Result = Refused & { broadcast?: Broadcast }

/** Of comms; the use cases check it again. */
export function onBroadcast(run: (turn: Turn, id: string, fields: Record<string, unknown>) => Promise<Answer>): Verb {
  return verb(['broadcastId'], async (turn, { broadcastId }, fields) =>
    isComms(turn.actor) ? run(turn, broadcastId, fields) : notComms(turn),
  )
}

/** The card of a broadcast as it now is. */
export async function card(turn: Turn, broadcast: Broadcast): Promise<Answer> {
  const seen = await seeBroadcast(turn.ports, broadcast)
  const pace = { perSecond: turn.settings.broadcastPerSecond, now: turn.ports.now() }
  return { kind: 'card', card: drawBroadcast({ ...seen, ...pace }, turn.look) }
}

/** The card as it now is when it went well, or when somebody else was faster; else why not. */
export async function shown(turn: Turn, result: Result, ...well: string[]): Promise<Answer> {
  const fine = well.includes(result.kind) || result.kind === 'closed'
  return fine && result.broadcast ? card(turn, result.broadcast) : refusal(turn, result)
}
