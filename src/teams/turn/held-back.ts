import { isOutside, readsOnly } from '../../core/domain/actor.ts'
import { countToday, type DailyLimit } from '../../core/use-cases/people/daily-limits.ts'
import type { Answer } from './answer.ts'
import { notice, refusal } from './refusal.ts'
import type { Turn } from './turn.ts'
import type { VerbFacts } from './verb-facts.ts'

/**
 * Guests and people of no group may do nothing but what is open to them, by no road, and nothing is written of it. Null
 * where there is nothing to refuse.
 */
export function keptOut({ outsiders }: { outsiders: boolean }, turn: Turn): Answer | null {
  return isOutside(turn.actor) && !outsiders ? refusal(turn, { kind: 'guest' }) : null
}

/** An officer who only reads is refused all else in words, by whatever road, and nothing is written. */
export function keptToReading(isOpen: boolean, turn: Turn): Answer | null {
  return readsOnly(turn.actor) && !isOpen ? refusal(turn, { kind: 'reads-only' }) : null
}

/** On a restored or copied database nothing leaves: who asks for it reads why. */
export function heldBack({ sends }: VerbFacts, turn: Turn): Answer | null {
  return sends && turn.ports.database.hold() !== null ? notice(turn, 'database-held', {}, 'warning') : null
}

/** What somebody has done often enough today; null: there is nothing to refuse. */
export async function beyondToday(
  { daily = 'uncounted' }: { daily?: VerbFacts['daily'] },
  turn: Turn,
): Promise<Answer | null> {
  // A card that refreshes itself looks, and counting writes.
  return daily === 'uncounted' || turn.road === 'automatic' ? null : enoughOf(turn, daily)
}

/** The same, of what has no verb: words and files that are kept. */
export async function enoughOf(turn: Turn, limit: DailyLimit): Promise<Answer | null> {
  const result = await countToday(turn.ports, turn.actor.id, limit, turn.settings)
  return result.kind === 'counted' ? null : refusal(turn, result, { n: String(result.most) })
}
