import type { Change } from '../../change.ts'
import type { PlacementKey } from '../../domain/placements/placement.ts'
import type { Question } from '../../domain/initiatives/initiative.ts'

/** Every card of a question: the first one, and a copy for each *Relancer*. */
export function questionKeys(id: string, index: number, { nudges = [] }: Question): PlacementKey[] {
  const first = `question:${id}:${index}`
  return [first, ...nudges.map((_, nudge) => `${first}:${nudge + 1}`)]
}

/** Places them, or draws them again. */
export function questionCards(id: string, index: number, question: Question): Change[] {
  return questionKeys(id, index, question).map(key => ({ job: 'placement.refresh', data: { key } }))
}
