import type { Initiative } from '../../core/domain/initiatives/initiative.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'

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
