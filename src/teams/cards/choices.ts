import { openSections, sectionNameOf, shippedSections } from '../../core/domain/sections/section.ts'
import type { Words } from '../../words.ts'
import type { Card, Look } from './card-templates.ts'
import { escapeMarkdown } from './markdown.ts'

/**
 * For an Input.ChoiceSet. Its titles are never escaped: Teams reads Markdown in text blocks and facts alone, and would
 * show the backslashes (https://github.com/MicrosoftDocs/msteams-docs/issues/12228).
 */
export type Choice = { title: string; value: string }

/** Open sections, in their order; `chosen`: ids that stay although they were retired since. */
export function sectionChoices(look: Look, chosen: readonly string[] = []): Choice[] {
  const { sections = shippedSections } = look
  const open = openSections(sections)
  const offered = sections.filter(one => open.includes(one) || chosen.includes(one.id))
  return offered.map(({ id }) => ({ title: sectionName(id, look) ?? id, value: id }))
}

/** The same, and « Je ne sais pas ». */
export function sectionOrUnsure(look: Look, chosen: readonly string[] = []): Choice[] {
  return [...sectionChoices(look, chosen), { title: look.words.text('common.unsure'), value: '' }]
}

/** As typed text: the caller escapes it for a TextBlock. */
export function sectionName(id: string | null, { words, sections = shippedSections }: Look): string | null {
  return sectionNameOf(sections, id, own => words.named('sections.shipped', own))
}

/** Ready-made reasons; the value is their key under `reasons.<what>`. */
export function reasonChoices(what: 'decline' | 'changes' | 'refuse', words: Words): Choice[] {
  return Object.entries(words.under(`reasons.${what}`)).flatMap(([value, title]) =>
    typeof title === 'string' ? [{ title, value }] : [],
  )
}

/** The first card, with the contents and buttons of the others below it. */
export function stacked([first = {}, ...others]: Card[]): Card {
  const below = others.flatMap(({ body, actions }) => [
    ...list(body),
    ...(list(actions).length > 0 ? [{ type: 'ActionSet', actions }] : []),
  ])
  return { ...first, body: [...list(first['body']), ...below] }
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

export type Fact = { title: string; value: string }

/** Lines of a FactSet; those without a value are left out. Values are typed text. */
export function facts(...lines: [title: string, value: string | null | undefined][]): Fact[] {
  return lines.flatMap(([title, value]) => (value ? [{ title, value: escapeMarkdown(value) }] : []))
}
