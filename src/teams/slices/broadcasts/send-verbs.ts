import { askToSend } from '../../../core/broadcasts/ask/ask-to-send.ts'
import { cancelBroadcast } from '../../../core/broadcasts/ask/cancel-broadcast.ts'
import { checkBroadcastAudience } from '../../../core/broadcasts/ask/check-broadcast-audience.ts'
import { startBroadcast } from '../../../core/broadcasts/ask/start-broadcast.ts'
import { later } from '../../../core/time.ts'
import { drawConfirmSend } from '../../draw/broadcasts/draw-confirm-send.ts'
import type { Answer } from '../../turn/answer.ts'
import type { Turn } from '../../turn/turn.ts'
import type { Verbs } from '../../turn/verbs.ts'
import { onBroadcast, shown } from './shown.ts'

export const sendVerbs: Verbs = {
  'broadcast.check': onBroadcast(async (turn, id) => shown(turn, await checkBroadcastAudience(turn.ports, turn.actor, id), 'checked')),
  'broadcast.send': onBroadcast(ask),
  'broadcast.confirm': onBroadcast(async (turn, id, fields) => {
    const people = Number(fields['people'])
    const result = await startBroadcast(turn.ports, turn.actor, { broadcastId: id, people })
    // The number that was confirmed is no longer the true one: asked again with the present one.
    return result.kind === 'confirm-again' ? ask(turn, id) : shown(turn, result, 'started', 'already-started')
  }),
  'broadcast.cancel': onBroadcast(async (turn, id) => shown(turn, await cancelBroadcast(turn.ports, turn.actor, id), 'cancelled')),
}

async function ask(turn: Turn, id: string): Promise<Answer> {
  const result = await askToSend(turn.ports, turn.actor, id, turn.settings)
  if (result.kind !== 'confirm') return shown(turn, result)
  const endsAt = later(turn.ports.now(), result.durationMs)
  return { kind: 'card', card: drawConfirmSend({ ...result, endsAt }, turn.look) }
}
