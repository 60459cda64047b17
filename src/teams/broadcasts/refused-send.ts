import type { Broadcast } from '../../core/domain/broadcasts/broadcast.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal, type Refused } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'

type RefusedSend = Refused & { broadcast?: Broadcast; slot?: Instant; people?: number | null; perimeters?: string[] }

/** Why nothing leaves, with what the reason is about. */
export function refusedSend(turn: Turn, result: RefusedSend): Answer {
  const { words } = turn.look
  const { slot, people, perimeters } = result
  return refusal(turn, result, {
    ...(slot === undefined ? {} : { slot: words.date(slot) }),
    ...(people === undefined || people === null ? {} : { people: words.count('audience.headCount', people) }),
    ...(perimeters === undefined ? {} : { perimeters: perimeters.join(', ') }),
  })
}
