import type { Named } from '../../core/domain/actor.ts'
import { names } from '../cards/names.ts'
import type { Answer } from './answer.ts'
import { notice } from './refusal.ts'
import type { Turn } from './turn.ts'

/** The answer to *Relancer*: who gets the card once more, and whom it cannot reach. */
export async function nudged(turn: Turn, people: readonly Named[]): Promise<Answer> {
  const { words } = turn.look
  const known = await turn.ports.conversations.of(people.map(({ id }) => id))
  const away = people.filter(({ id }) => (known.get(id)?.state ?? 'open') !== 'open')
  return away.length === 0
    ? notice(turn, 'nudged', { names: names(people, words) })
    : notice(turn, 'nudged-unreachable', { names: names(away, words) }, 'warning')
}
