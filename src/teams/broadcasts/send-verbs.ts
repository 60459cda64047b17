import { maySeeAll } from '../../core/domain/actor.ts'
import { goesUnseen } from '../../core/use-cases/broadcasts/seen/kept-broadcasts.ts'
import { askToSend, checkBroadcastAudience } from '../../core/use-cases/broadcasts/sending/ask-to-send.ts'
import { cancelBroadcast } from '../../core/use-cases/broadcasts/sending/cancel-broadcast.ts'
import { startBroadcast } from '../../core/use-cases/broadcasts/sending/start-broadcast.ts'
import { drawConfirmSend } from './drawn/draw-confirm-send.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import type { Verbs } from '../turn/verbs.ts'
import { agreeToSchedule } from './schedule-verbs.ts'
import { card, notNow, onBroadcast, shown } from './shown-broadcast.ts'
import { orders, reads, second, sends } from '../turn/verb-facts.ts'

export const sendVerbs = {
  'broadcast.check': {
    ...onBroadcast(orders('uncounted'), async (turn, id) =>
      shown(turn, await checkBroadcastAudience(turn.ports, turn.actor, id, turn.settings), 'checked'),
    ),
    // The card in the channel is drawn again as soon as it is counted.
    slow: { notice: 'counting-check', kept: true },
  },
  'broadcast.send': { ...onBroadcast(sends('uncounted'), ask), slow: { notice: 'counting' } },
  'broadcast.confirm': {
    ...onBroadcast(second('broadcast.send', sends('uncounted')), confirm),
    slow: { notice: 'counting' },
  },
  'broadcast.cancel': onBroadcast(orders('uncounted'), async (turn, id) =>
    shown(turn, await cancelBroadcast(turn.ports, turn.actor, id), 'cancelled'),
  ),
  // *Revenir*: the card itself, in place of the question.
  'broadcast.show': {
    ...onBroadcast(
      reads,
      async (turn, id) => {
        const broadcast = await turn.ports.broadcasts.byId(id)
        if (broadcast && goesUnseen(broadcast)) return { kind: 'done' }
        return broadcast ? card(turn, broadcast) : refusal(turn, { kind: 'not-found' })
      },
      maySeeAll,
    ),
    looks: true,
  },
} satisfies Verbs

async function ask(turn: Turn, id: string): Promise<Answer> {
  const result = await askToSend(turn.ports, turn.actor, id, turn.settings)
  switch (result.kind) {
    case 'confirm':
      return {
        kind: 'card',
        card: drawConfirmSend({ ...result, over: turn.settings.fourEyesOver, at: turn.ports.now() }, turn.look),
      }
    case 'closed':
      return notNow(turn, result.broadcast)
    default:
      return refusal(turn, result)
  }
}

/** `at`: the confirmation is for the time that the first person asked for, not for « now ». */
async function confirm(turn: Turn, id: string, fields: Record<string, unknown>): Promise<Answer> {
  const people = Number(fields['people'])
  const { at } = fields
  if (typeof at === 'string' && at !== '') return agreeToSchedule(turn, { broadcastId: id, people, at })
  const result = await startBroadcast(turn.ports, turn.actor, { broadcastId: id, people }, turn.settings)
  switch (result.kind) {
    // The number that was confirmed is no longer the true one: asked again with the present one.
    case 'confirm-again':
      return ask(turn, id)
    case 'started':
    case 'second-needed':
    case 'already-started':
      return card(turn, result.broadcast)
    case 'closed':
      return notNow(turn, result.broadcast)
    default:
      return refusal(turn, result)
  }
}
