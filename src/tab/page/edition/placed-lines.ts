import type { Place } from './edition-types.ts'
import type { WrittenLine, WrittenSection } from '../../../teams/newspapers/drawn/written-edition.ts'

/** The sections in which the line may lie. */
export function openTo(sections: readonly WrittenSection[], id: string): WrittenSection[] {
  return sections.filter(({ closed, lines }) => !closed || lines.some(one => one.id === id))
}

/**
 * Every place at which the line may lie, in the order of reading. `at`: its number in the section, from 1; `all`: how
 * many lines the section would have.
 */
export function placesFor(sections: readonly WrittenSection[], id: string): (Place & { at: number; all: number })[] {
  return openTo(sections, id).flatMap(({ id: section, lines }) => {
    const others = lines.filter(one => one.id !== id)
    const all = others.length + 1
    return [...others.map(one => one.id), null].map((before, index) => ({ section, before, at: index + 1, all }))
  })
}

/** The index of the line's place among these; -1: it is in none of the sections. */
export function placeOf(sections: readonly WrittenSection[], id: string): number {
  const section = sections.find(({ lines }) => lines.some(one => one.id === id))
  if (!section) return -1
  const after = section.lines[section.lines.findIndex(one => one.id === id) + 1]
  const before = after?.id ?? null
  return placesFor(sections, id).findIndex(one => one.section === section.id && one.before === before)
}

/** The next place of the line downwards or upwards, over the edge of a section; null: it is at the end. */
export function beside(sections: readonly WrittenSection[], id: string, step: 1 | -1): Place | null {
  const now = placeOf(sections, id)
  return now < 0 ? null : (placesFor(sections, id)[now + step] ?? null)
}

/** The sections with the line at that place; a place that no longer exists changes nothing. */
export function placed(sections: readonly WrittenSection[], id: string, { section, before }: Place): WrittenSection[] {
  const line = lineIn(sections, id)
  const target = sections.find(one => one.id === section)
  if (!line || !target || (before !== null && !target.lines.some(one => one.id === before))) return [...sections]
  return sections.map(one => {
    const lines = one.lines.filter(other => other !== line)
    if (one !== target) return { ...one, lines }
    const at = before === null ? lines.length : lines.findIndex(other => other.id === before)
    return { ...one, lines: lines.toSpliced(at, 0, line) }
  })
}

export function lineIn(sections: readonly WrittenSection[], id: string): WrittenLine | undefined {
  return sections.flatMap(({ lines }) => lines).find(one => one.id === id)
}
