import { type Outcome, outcomes, outIn, type Tally } from '../core/domain/channels/channel-tally.ts'
import type { Words } from '../words.ts'

/** Shown beside what is out; what is to come is in the total. */
const told = ['declared', 'blocked', 'unknown'] as const satisfies Outcome[]

/** « 3 sur 5 (1 déclarée, 1 bloquée) »: what is out, of all that was, or is, meant for a channel. */
export function tallyText(tally: Tally, words: Words): string {
  const all = outcomes.reduce((sum, outcome) => sum + tally[outcome], 0)
  const out = words.text('figures.tally.out', { n: outIn(tally), all })
  const list = told.filter(outcome => tally[outcome] > 0).map(key => words.count(`figures.tally.${key}`, tally[key]))
  return list.length === 0 ? out : words.text('figures.tally.more', { out, list: list.join(', ') })
}
