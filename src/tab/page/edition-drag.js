import { element } from './element.js'

/** @import { Place } from './edition-types.js' */

/** A hand that trembles does not drag. */
const leastPx = 6
const edgePx = 40

/**
 * Lines dragged by a mouse or a pen to another place. A finger scrolls, and moves them by buttons instead.
 * @param {HTMLElement} place in which they lie
 * @param {{ begin(id: string): void, over(id: string, place: Place | null): void, drop(id: string, place: Place): void,
 *   end(): void }} on `drop` before `end`
 */
export function letDrag(place, on) {
  place.addEventListener('pointerdown', down => {
    const target = /** @type {HTMLElement} */ (down.target)
    const line = /** @type {HTMLElement | null} */ (target.closest('[data-line][data-movable]'))
    if (!line || down.button !== 0 || down.pointerType === 'touch' || target.closest('.ways')) return
    const id = line.dataset['line'] ?? ''
    /** @type {HTMLElement | null} */
    let ghost = null
    /** @type {Place | null} */
    let where = null
    const listening = new AbortController()
    const options = { signal: listening.signal }

    const begin = () => {
      ghost = element('div.line-ghost', { 'aria-hidden': 'true' }, line.querySelector('.title')?.textContent ?? '')
      ghost.style.width = `${line.offsetWidth}px`
      document.body.append(ghost)
      on.begin(id)
    }
    const end = (/** @type {boolean} */ isDropped) => {
      listening.abort()
      if (!ghost) return
      ghost.remove()
      on.over(id, null)
      // What is let go of here is not pressed.
      addEventListener('click', swallow, { capture: true, once: true })
      setTimeout(() => removeEventListener('click', swallow, true))
      if (isDropped && where) on.drop(id, where)
      on.end()
    }

    addEventListener(
      'pointermove',
      ({ clientX, clientY }) => {
        if (!ghost && Math.hypot(clientX - down.clientX, clientY - down.clientY) < leastPx) return
        if (!ghost) begin()
        if (ghost) ghost.style.translate = `${clientX + 8}px ${clientY + 8}px`
        scrollAtEdges(clientY)
        where = placeAt(id, clientX, clientY)
        on.over(id, where)
      },
      options,
    )
    addEventListener('pointerup', () => end(true), options)
    addEventListener('pointercancel', () => end(false), options)
    addEventListener('keydown', ({ key }) => key === 'Escape' && end(false), { ...options, capture: true })
  })
  place.addEventListener('dragstart', event => event.preventDefault())
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

/**
 * What is out of sight is reached too.
 * @param {number} y
 */
function scrollAtEdges(y) {
  if (y < edgePx) scrollBy(0, -edgePx / 2)
  else if (y > innerHeight - edgePx) scrollBy(0, edgePx / 2)
}

/** @param {Event} event */
function swallow(event) {
  event.stopPropagation()
  event.preventDefault()
}
