import { sections } from '../../core/domain/sections.ts'
import type { Words } from '../../words.ts'
import type { Card } from './card-templates.ts'
import { escapeMarkdown } from './markdown.ts'

/** For an Input.ChoiceSet. */
export type Choice = { title: string; value: string }

export function sectionChoices(words: Words, ids: readonly string[] = sections): Choice[] {
  const known = ids.map(id => ({ title: sectionName(id, words) ?? id, value: id }))
  return [...known, { title: words.text('common.unsure'), value: '' }]
}

export function sectionName(id: string | null, words: Words): string | null {
  if (id === null) return null
  return words.named('sections', id) ?? id
}

/** Ready-made reasons; the value is their key under `reasons.<what>`. */
export function reasonChoices(what: 'decline' | 'changes' | 'refuse', words: Words): Choice[] {
  return Object.entries(words.under(`reasons.${what}`)).flatMap(([value, title]) =>
    typeof title === 'string' ? [{ title, value }] : [],
  )
}

/** The first card, with what the others show and offer below it. */
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
