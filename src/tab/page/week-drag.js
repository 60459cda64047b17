import { element } from './element.js'

/** A hand that trembles does not drag. */
const leastPx = 6
const edgePx = 40

/**
 * Parutions dragged by a mouse or a pen onto another day. A finger scrolls, and moves them by a day and an hour instead.
 * @param {HTMLElement} place in which they lie
 * @param {{ begin(id: string): void, drop(id: string, day: string): void, end(): void }} on `drop` before `end`
 */
export function letDrag(place, on) {
  place.addEventListener('pointerdown', down => {
    const target = /** @type {HTMLElement} */ (down.target)
    const release = /** @type {HTMLElement | null} */ (target.closest('[data-release][data-movable]'))
    if (!release || down.button !== 0 || down.pointerType === 'touch') return
    /** @type {HTMLElement | null} */
    let ghost = null
    /** @type {HTMLElement | null} */
    let over = null
    const listening = new AbortController()
    const options = { signal: listening.signal }

    const aim = (/** @type {HTMLElement | null} */ under) => {
      for (const one of place.querySelectorAll('.target')) one.classList.remove('target')
      over = under
      for (const one of under ? placesOf(release, under) : []) one.classList.add('target')
    }
    const begin = () => {
      ghost = element('div.ghost', { 'aria-hidden': 'true' }, ...[...release.children].map(one => one.cloneNode(true)))
      for (const part of ghost.querySelectorAll('button')) part.replaceWith(...part.children)
      ghost.style.width = `${release.offsetWidth}px`
      ghost.dataset['state'] = release.dataset['state']
      document.body.append(ghost)
      release.classList.add('carried')
      on.begin(release.dataset['release'] ?? '')
    }
    const end = (/** @type {boolean} */ isDropped) => {
      listening.abort()
      const day = over?.dataset['day']
      aim(null)
      if (!ghost) return
      ghost.remove()
      release.classList.remove('carried')
      // What is let go of here is not pressed.
      addEventListener('click', swallow, { capture: true, once: true })
      setTimeout(() => removeEventListener('click', swallow, true))
      if (isDropped && day) on.drop(release.dataset['release'] ?? '', day)
      on.end()
    }

    addEventListener(
      'pointermove',
      ({ clientX, clientY }) => {
        if (!ghost && Math.hypot(clientX - down.clientX, clientY - down.clientY) < leastPx) return
        if (!ghost) begin()
        if (ghost) ghost.style.translate = `${clientX + 8}px ${clientY + 8}px`
        scrollAtEdges(clientY)
        const under = document.elementFromPoint(clientX, clientY)
        aim(/** @type {HTMLElement | null} */ (under?.closest('[data-day]') ?? null))
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
 * A parution stays on its channel, whichever row it is let go over: its place is in its own row, below its day.
 * @param {HTMLElement} release
 * @param {HTMLElement} under
 * @returns {Element[]} what shows where it will lie
 */
function placesOf(release, under) {
  const row = /** @type {HTMLTableRowElement | null} */ (release.closest('tr[data-channel]'))
  const own = /** @type {HTMLTableCellElement | null | undefined} */ (
    row?.querySelector(`td[data-day="${under.dataset['day']}"]`)
  )
  const head = own && row?.closest('table')?.tHead?.rows[0]?.cells[own.cellIndex]
  return own && head ? [own, head] : [under]
}

/**
 * Days out of sight are reached too.
 * @param {number} y
 */
function scrollAtEdges(y) {
  const step = y < edgePx ? -edgePx / 2 : y > innerHeight - edgePx ? edgePx / 2 : 0
  if (step === 0) return
  scrollBy(0, step)
  document.querySelector('.scroll')?.scrollBy(0, step)
}

/** @param {Event} event */
function swallow(event) {
  event.stopPropagation()
  event.preventDefault()
}
