import type { Initiative } from '../../../core/initiatives/initiative.ts'
import { type Card, drawCard, type Look } from '../../cards.ts'
import { escapeLine } from '../../markdown.ts'

/** How many lines a card shows. */
const choicesMax = 8

/** « À quelle proposition ? »: one button each. */
export function drawWhichInitiative(initiatives: readonly Initiative[], fileKey: string, look: Look): Card {
  const choices = initiatives.slice(0, choicesMax).map(({ id, reference, title }) => ({
    id,
    fileKey,
    label: reference,
    title: escapeLine(title),
  }))
  return drawCard('initiatives/which', { choices }, look)
}
