import { letDrag } from './drag.js'
import { element } from './element.js'

/** @import { Place } from './edition-types.js' */

/**
 * Lines dragged to another place.
 * @param {HTMLElement} plan
 * @param {{ begin(): void, over(id: string, place: Place | null): void, drop(id: string, place: Place): void,
 *   end(): void }} on
 */
export function letDragLines(plan, on) {
  const idOf = (/** @type {HTMLElement} */ line) => line.dataset['line'] ?? ''
  letDrag(plan, '[data-line][data-movable]', {
    ...on,
    ghostOf: line => element('div.line-ghost', {}, line.querySelector('.title')?.textContent ?? ''),
    aim: (line, at) => {
      const place = at && placeAt(idOf(line), at.x, at.y)
      on.over(idOf(line), place)
      return place
    },
    drop: (line, /** @type {Place} */ place) => on.drop(idOf(line), place),
  })
}

/**
 * @param {string} id of the line that is dragged
 * @param {number} x
 * @param {number} y
 * @returns {Place | null} before the line whose upper half is under the pointer, or behind all of the section; null: it may
 *   not lie there
 */
function placeAt(id, x, y) {
  const section = /** @type {HTMLElement | null} */ (document.elementFromPoint(x, y)?.closest('[data-section]') ?? null)
  if (!section) return null
  const lines = /** @type {HTMLElement[]} */ ([...section.querySelectorAll('[data-line]')])
  if (section.dataset['closed'] !== undefined && lines.every(one => one.dataset['line'] !== id)) return null
  const next = lines.find(one => {
    const { top, height } = one.getBoundingClientRect()
    return one.dataset['line'] !== id && y < top + height / 2
  })
  return { section: section.dataset['section'] ?? '', before: next?.dataset['line'] ?? null }
}
