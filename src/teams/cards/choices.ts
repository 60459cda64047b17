import { sections } from '../../core/domain/sections.ts'
import type { Words } from '../../words.ts'

/** For an Input.ChoiceSet. */
export type Choice = { title: string; value: string }

export function sectionChoices(words: Words, ids: readonly string[] = sections): Choice[] {
  const known = ids.map(id => ({ title: sectionName(id, words) ?? id, value: id }))
  return [...known, { title: words.text('common.unsure'), value: '' }]
}

export function sectionName(id: string | null, words: Words): string | null {
  if (id === null) return null
  return words.has(`sections.${id}`) ? words.text(`sections.${id}`) : id
}

/** Ready-made reasons; the value is their key under `reasons.<what>`. */
export function reasonChoices(what: 'decline' | 'changes' | 'refuse', words: Words): Choice[] {
  return Object.entries(words.under(`reasons.${what}`)).flatMap(([value, title]) =>
    typeof title === 'string' ? [{ title, value }] : [],
  )
}
