import { later } from '../../core/domain/time.ts'
import { cleanText } from '../../core/domain/text.ts'
import { askCallOff, callOff, type ReasonError } from '../../core/use-cases/posts/ending/call-off.ts'
import type { Answer } from '../turn/answer.ts'
import { inPlace } from '../turn/in-place.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import type { Verbs } from '../turn/verbs.ts'
import { drawCallOff } from './drawn/draw-call-off.ts'
import { onBroadcast } from './shown-broadcast.ts'
import { second, sends } from '../turn/verb-facts.ts'

/** `again`: the pressed number is no longer the true one. */
type Typed = { reason?: string; error?: ReasonError; again?: boolean }

export const callOffVerbs = {
  // The text typed after the word is in the form, so that nobody types it twice.
  'broadcast.calloff': onBroadcast(sends('uncounted'), (turn, id, { reason }) =>
    ask(turn, id, { reason: cleanText(reason) }),
  ),
  'broadcast.calledoff': onBroadcast(
    second('broadcast.calloff', sends('uncounted')),
    async (turn, id, { people, reason }) => {
      const result = await callOff(
        turn.ports,
        turn.actor,
        { broadcastId: id, people: Number(people), reason },
        turn.settings,
      )
      const typed = cleanText(reason)
      switch (result.kind) {
        case 'calling-off':
          return notice(turn, 'calling-off', { reference: result.broadcast.reference })
        case 'second-needed':
          return notice(turn, 'call-off-second', { reference: result.broadcast.reference }, 'warning')
        case 'confirm-again':
          return ask(turn, id, { reason: typed, again: true })
        case 'invalid':
          return ask(turn, id, { reason: typed, error: result.error })
        default:
          return refusal(turn, result)
      }
    },
  ),
} satisfies Verbs

async function ask(turn: Turn, id: string, { reason, ...typed }: Typed): Promise<Answer> {
  const result = await askCallOff(turn.ports, turn.actor, id, turn.settings)
  if (result.kind !== 'confirm') return refusal(turn, result)
  const endsAt = later(turn.ports.now(), result.durationMs)
  const over = turn.settings.fourEyesOver
  const card = drawCallOff({ ...result, reason: reason || result.reason, endsAt, over, ...typed }, turn.look)
  return inPlace(turn, 'callOff', card)
}
