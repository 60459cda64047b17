import { type Card, drawCard, type Look } from './card-templates.ts'
import { escapeLine } from './markdown.ts'

/** How many lines a card shows. */
const choicesMax = 8

/** `42` may be a post and an initiative: one button for each. */
export type ReferenceChoice = { reference: string; title: string; verb: string; data: Record<string, unknown> }

export function drawWhichReference(list: readonly ReferenceChoice[], look: Look): Card {
  const choices = list.slice(0, choicesMax).map(({ reference, title, verb, data }) => ({
    label: reference, title: escapeLine(title), verb, ids: data, submit: { verb, ...data },
  }))
  return drawCard('replies/which', { choices }, look)
}
