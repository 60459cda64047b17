import { askTakeBack } from '../../core/use-cases/posts/ending/ask-take-back.ts'
import { takeBack } from '../../core/use-cases/posts/ending/take-back.ts'
import { later } from '../../core/domain/time.ts'
import { drawTakeBack } from './drawn/draw-take-back.ts'
import type { Answer } from '../turn/answer.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import type { Verbs } from '../turn/verbs.ts'
import { card, onBroadcast } from './shown-broadcast.ts'
import { orders, second, sends } from '../turn/verb-facts.ts'

export const takeBackVerbs = {
  'broadcast.takeback': onBroadcast(sends('uncounted'), ask),
  'broadcast.takenback': onBroadcast(second('broadcast.takeback', sends('uncounted')), async (turn, id, fields) => {
    const people = Number(fields['people'])
    const result = await takeBack(turn.ports, turn.actor, { broadcastId: id, people }, turn.settings)
    switch (result.kind) {
      case 'taking-back':
        return shownAgain(turn, id)
      case 'second-needed':
        return notice(turn, 'takeback-second', { reference: result.broadcast.reference }, 'warning')
      // Another number than the one on the button: asked again with the present one.
      case 'confirm-again':
        return ask(turn, id)
      default:
        return refusal(turn, result)
    }
  }),
  'broadcast.keep': onBroadcast(orders('uncounted'), shownAgain),
} satisfies Verbs

async function ask(turn: Turn, id: string): Promise<Answer> {
  const result = await askTakeBack(turn.ports, turn.actor, id, turn.settings)
  if (result.kind !== 'confirm') return refusal(turn, result)
  const endsAt = later(turn.ports.now(), result.durationMs)
  return { kind: 'card', card: drawTakeBack({ ...result, endsAt, over: turn.settings.fourEyesOver }, turn.look) }
}

/** The question was in place of the report, for this person alone. */
async function shownAgain(turn: Turn, id: string): Promise<Answer> {
  const broadcast = await turn.ports.broadcasts.byId(id)
  return broadcast ? card(turn, broadcast) : refusal(turn, { kind: 'not-found' })
}
