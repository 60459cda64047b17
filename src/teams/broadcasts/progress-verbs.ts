import { askToResend, resendBroadcast } from '../../core/use-cases/broadcasts/sending/resend-broadcast.ts'
import { pauseBroadcast, stopBroadcast } from '../../core/use-cases/broadcasts/sending/stop-broadcast.ts'
import { resumeBroadcast } from '../../core/use-cases/broadcasts/sending/resume-broadcast.ts'
import { drawResend } from './drawn/draw-resend.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import type { Verbs } from '../turn/verbs.ts'
import { onBroadcast, shown } from './shown-broadcast.ts'
import { orders, second, sends } from '../turn/verb-facts.ts'

/** Actions of comms while it runs, and after. */
export const progressVerbs = {
  'broadcast.pause': onBroadcast(orders('uncounted'), async (turn, id) =>
    shown(turn, await pauseBroadcast(turn.ports, turn.actor, id), 'paused'),
  ),
  'broadcast.resume': onBroadcast(sends('uncounted'), async (turn, id) => {
    const result = await resumeBroadcast(turn.ports, turn.actor, id, turn.settings)
    return result.kind === 'outside-perimeter'
      ? refusal(turn, result)
      : shown(turn, result, 'resumed', 'already-started')
  }),
  'broadcast.stop': onBroadcast(orders('uncounted'), async (turn, id) =>
    shown(turn, await stopBroadcast(turn.ports, turn.actor, id), 'stopped'),
  ),
  'broadcast.resend': onBroadcast(sends('uncounted'), askAgain),
  'broadcast.resent': onBroadcast(second('broadcast.resend', sends('uncounted')), async (turn, id, fields) => {
    const input = { broadcastId: id, people: Number(fields['people']) }
    const result = await resendBroadcast(turn.ports, turn.actor, input, turn.settings)
    switch (result.kind) {
      case 'resend-again':
        return askAgain(turn, id)
      case 'outside-perimeter':
        return refusal(turn, result)
      default:
        return shown(turn, result, 'resent', 'already-started')
    }
  }),
} satisfies Verbs

async function askAgain(turn: Turn, id: string): Promise<Answer> {
  const result = await askToResend(turn.ports, turn.actor, id)
  return result.kind === 'resend' ? { kind: 'card', card: drawResend(result, turn.look) } : shown(turn, result)
}
