import { type Change, refresh } from '../../change.ts'
import { type CardOf, keyOf, type PlacementKey } from '../../domain/placements/placed-card.ts'
import type { Question } from '../../domain/initiatives/initiative.ts'

/** Keys of every card of a question: the first one, and a copy for each *Relancer*. */
export function questionKeys(initiativeId: string, index: number, { nudges = [] }: Question): PlacementKey[] {
  const first: CardOf<'question'> = { card: 'question', initiativeId, index }
  return [keyOf(first), ...nudges.map((_, nudge) => keyOf({ ...first, nudge: nudge + 1 }))]
}

export function questionCards(id: string, index: number, question: Question): Change[] {
  return questionKeys(id, index, question).map(key => refresh(key))
}
