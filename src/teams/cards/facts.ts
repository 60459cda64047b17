import { escapeMarkdown } from './markdown.ts'

export type Fact = { title: string; value: string }

/** Lines of a FactSet; those without a value are left out. Values are typed text. */
export function facts(...lines: [title: string, value: string | null | undefined][]): Fact[] {
  return lines.flatMap(([title, value]) => (value ? [{ title, value: escapeMarkdown(value) }] : []))
}
