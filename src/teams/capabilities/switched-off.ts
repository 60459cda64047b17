import type { Capability } from '../../core/domain/capabilities/capability.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { nameOf } from './draw-capabilities.ts'

/** What an old card's button answers while all of its capabilities are off. */
export function switchedOff(turn: Turn, all: readonly Capability[]): Answer {
  const capability = all.map(one => nameOf(one, turn.look.words)).join(', ')
  return refusal(turn, { kind: 'switched-off' }, { capability })
}
