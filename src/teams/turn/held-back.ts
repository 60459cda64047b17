import { isOutside, readsOnly } from '../../core/domain/actor.ts'
import { countToday, type DailyLimit } from '../../core/use-cases/people/daily-limits.ts'
import type { Answer } from './answer.ts'
import { notice, refusal } from './refusal.ts'
import type { Turn } from './turn.ts'
import type { VerbFacts } from './verb-facts.ts'

/** Guests, and people in no group, may only do what is open to them; a refusal is not stored. Null: go on. */
export function keptOut({ outsiders }: { outsiders: boolean }, turn: Turn): Answer | null {
  return isOutside(turn.actor) && !outsiders ? refusal(turn, { kind: 'guest' }) : null
}

/** An officer who only reads is refused all other acts with a text, by any road; a refusal is not stored. */
export function keptToReading(isOpen: boolean, turn: Turn): Answer | null {
  return readsOnly(turn.actor) && !isOpen ? refusal(turn, { kind: 'reads-only' }) : null
}

/** A restored or copied database sends nothing: the person is told why. */
export function heldBack({ sends }: VerbFacts, turn: Turn): Answer | null {
  return sends && turn.ports.database.hold() !== null ? notice(turn, 'database-held', {}, 'warning') : null
}

/** Refuses an act that the person has done too often today; null: not refused. */
export async function beyondToday(
  { daily = 'uncounted' }: { daily?: VerbFacts['daily'] },
  turn: Turn,
): Promise<Answer | null> {
  // A refresh only reads, and counting would write.
  return daily === 'uncounted' || turn.road === 'automatic' ? null : enoughOf(turn, daily)
}

/** The same for words and files that are kept, which have no verb. */
export async function enoughOf(turn: Turn, limit: DailyLimit): Promise<Answer | null> {
  const result = await countToday(turn.ports, turn.actor.id, limit, turn.settings)
  return result.kind === 'counted' ? null : refusal(turn, result, { n: String(result.most) })
}
