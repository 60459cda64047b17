import { letDrag } from '../shell/drag.ts'
import { element } from '../shell/element.ts'
import type { Place } from './edition-types.ts'

/** Lines dragged to another place. */
export function letDragLines(
  plan: HTMLElement,
  on: { begin(): void; over(id: string, place: Place | null): void; drop(id: string, place: Place): void; end(): void },
) {
  const idOf = (line: HTMLElement) => line.dataset['line'] ?? ''
  letDrag(plan, '[data-line][data-movable]', {
    ...on,
    ghostOf: line => element('div.line-ghost', {}, line.querySelector('.title')?.textContent ?? ''),
    aim: (line, at) => {
      const place = at && placeAt(idOf(line), at.x, at.y)
      on.over(idOf(line), place)
      return place
    },
    drop: (line, place: Place) => on.drop(idOf(line), place),
  })
}

/**
 * Before the line whose upper half is under the pointer, or at the end of the section; null: the dragged line `id` may
 * not lie there.
 */
function placeAt(id: string, x: number, y: number): Place | null {
  const section = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-section]') ?? null
  if (!section) return null
  const lines = [...section.querySelectorAll<HTMLElement>('[data-line]')]
  if (section.dataset['closed'] !== undefined && lines.every(one => one.dataset['line'] !== id)) return null
  const next = lines.find(one => {
    const { top, height } = one.getBoundingClientRect()
    return one.dataset['line'] !== id && y < top + height / 2
  })
  return { section: section.dataset['section'] ?? '', before: next?.dataset['line'] ?? null }
}
