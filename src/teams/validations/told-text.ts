import type { PersonId } from '../../core/domain/actor.ts'
import type { Decision } from '../../core/domain/validations/validation.ts'
import type { Words } from '../../words.ts'
import { escapeLine } from '../cards/markdown.ts'

/**
 * Why a click wrote nothing: it came from a card of another version, or against what was decided, or the card shows a
 * picture that it may not show.
 */
export type Told = 'stale' | 'no-consent' | Decision

export function toldText(told: Told, reader: PersonId, words: Words): string {
  if (told === 'stale') return words.text('validations.validation.toldStale')
  if (told === 'no-consent') return words.text('notices.no-consent')
  const { kind, by, at } = told
  const who = by.id === reader ? 'toldMine' : 'toldOther'
  return words.text(`validations.validation.${who}.${kind}`, { name: escapeLine(by.name), date: words.date(at) })
}
