import { isOutside } from '../../core/domain/actor.ts'
import type { Answer } from './answer.ts'
import { refusal } from './refusal.ts'
import type { Turn } from './turn.ts'

/** Verbs and typed words: why one got something, whether one goes on getting what is optional, what is known of one. */
const openToAll = new Set([
  ...['broadcast.why', 'person.leave', 'person.rejoin', 'leaveOptional', 'rejoin'],
  ...['mydata.ask', 'myData'],
])

/**
 * Whoever is outside of the agents (guests, people of no group) may do nothing else with Mary, by no road, and nothing
 * is written of it. Null where there is nothing to refuse. `what`: a verb, or a typed word.
 */
export function keptOut(turn: Turn, what: string): Answer | null {
  return isOutside(turn.actor) && !openToAll.has(what) ? refusal(turn, { kind: 'guest' }) : null
}
