import type { Capability } from '../../core/domain/capabilities/capability.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { nameOf } from './draw-capabilities.ts'

/** What an old card's button answers while its capability is off; a card that asks by itself stays as it is. */
export function switchedOff(turn: Turn, [first]: readonly Capability[]): Answer {
  if (turn.road === 'automatic' || first === undefined) return { kind: 'done' }
  return refusal(turn, { kind: 'switched-off' }, { capability: nameOf(first, turn.look.words) })
}
