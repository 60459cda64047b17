import { byId, element } from './element.js'

/** @import { Desk, DeskItem, DeskList } from './api.js' */

/**
 * Draws the lists. A line that is there already stays the same element, so that the focus stays where it is; where its
 * line went, it goes to the one that took its place, else to the heading.
 * @param {Desk} desk
 * @param {(item: DeskItem) => void} open a press on a line
 */
export function showLists({ lists }, open) {
  const place = byId('lists')
  const focused = /** @type {HTMLElement | null} */ (place.querySelector('button.line:focus'))
  const section = focused?.closest('section')
  const index = section ? linesOf(section).findIndex(line => line === focused) : -1
  keep(
    place,
    lists.map(list => {
      const drawn = known(place, list.id) ?? drawList(list.id)
      fill(drawn, list, open)
      return drawn
    }),
  )
  if (!section || focused?.isConnected) return
  const left = linesOf(section)
  const next = left[Math.min(index, left.length - 1)] ?? section.querySelector('h2')
  if (section.isConnected) next?.focus()
}

/**
 * Says which line's card lies open.
 * @param {string | null} id of an item
 */
export function markOpen(id) {
  for (const line of linesOf(byId('lists')))
    if (id !== null && line.dataset['key'] === id) line.setAttribute('aria-current', 'true')
    else line.removeAttribute('aria-current')
}

/**
 * @param {string} id of an item
 * @returns {HTMLElement | undefined} its line
 */
export function lineOf(id) {
  return linesOf(byId('lists')).find(line => line.dataset['key'] === id)
}

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
function drawList(id) {
  const title = `list-${id}-title`
  return element(
    'section.list',
    { 'data-key': id, 'aria-labelledby': title },
    element('h2', { id: title, tabindex: '-1' }, element('span.name'), ' ', element('span.count')),
    element('ul'),
    element('p.empty'),
    element('p.others'),
  )
}

/**
 * @param {HTMLElement} drawn
 * @param {DeskList} list
 * @param {(item: DeskItem) => void} open
 */
function fill(drawn, list, open) {
  const { items, others } = list
  setText(drawn, '.name', list.title)
  setText(drawn, '.count', items.length > 0 && others === null ? String(items.length) : '')
  setText(drawn, '.empty', items.length > 0 ? '' : list.empty)
  setText(drawn, '.others', others ?? '')
  const lines = /** @type {HTMLElement} */ (drawn.querySelector('ul'))
  lines.hidden = items.length === 0
  keep(
    lines,
    items.map(item => {
      const line = known(lines, item.id) ?? element('button.line', { type: 'button', 'data-key': item.id })
      if (!line.firstChild) line.append(element('span.title'), element('span.state'))
      line.onclick = () => open(item)
      setText(line, '.title', item.title)
      setText(line, '.state', item.line)
      return line.parentElement ?? element('li', {}, line)
    }),
  )
}

/**
 * @param {HTMLElement} within
 * @returns {HTMLElement[]}
 */
function linesOf(within) {
  return [...within.querySelectorAll('button.line')].map(line => /** @type {HTMLElement} */ (line))
}

/**
 * @param {HTMLElement} within
 * @param {string} key
 * @returns {HTMLElement | undefined}
 */
function known(within, key) {
  const all = [...within.querySelectorAll('[data-key]')].map(one => /** @type {HTMLElement} */ (one))
  return all.find(one => one.dataset['key'] === key)
}

/**
 * Moves only what is elsewhere: an element that is taken out and put back loses the focus.
 * @param {HTMLElement} place
 * @param {HTMLElement[]} children
 */
function keep(place, children) {
  for (const child of [...place.children]) if (!children.some(one => one === child)) child.remove()
  for (const [index, child] of children.entries())
    if (place.children[index] !== child) place.insertBefore(child, place.children[index] ?? null)
}

/**
 * @param {HTMLElement} within
 * @param {string} selector
 * @param {string} text an empty one hides the element
 */
function setText(within, selector, text) {
  const part = /** @type {HTMLElement} */ (within.querySelector(selector))
  part.hidden = text === ''
  if (part.textContent !== text) part.textContent = text
}
