import type { Change } from '../change.ts'
import type { Question } from './initiative.ts'

/** Places or draws again every card of a question: the first one, and a copy for each *Relancer*. */
export function questionCards(id: string, index: number, { nudges = [] }: Question): Change[] {
  const first = `question:${id}:${index}`
  const keys = [first, ...nudges.map((_, nudge) => `${first}:${nudge + 1}`)]
  return keys.map(key => ({ job: 'placement.refresh', data: { key } }))
}
