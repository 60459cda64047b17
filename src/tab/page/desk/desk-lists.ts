import { byId, element } from '../shell/element.ts'
import type { WrittenDesk, WrittenItem, WrittenList } from '../../../teams/desk/written-desk.ts'

/**
 * Draws the lists. An existing line stays the same element, so that the focus stays; if the line with the focus
 * disappeared, the focus goes to the one in its place, else to the heading.
 */
export function showLists({ lists }: WrittenDesk, open: (item: WrittenItem) => void) {
  const place = byId('lists')
  const focused = place.querySelector<HTMLElement>('button.line:focus')
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

/** Marks the line of the item whose card is open. */
export function markOpen(id: string | null) {
  for (const line of linesOf(byId('lists')))
    if (id !== null && line.dataset['key'] === id) line.setAttribute('aria-current', 'true')
    else line.removeAttribute('aria-current')
}

export function lineOf(id: string): HTMLElement | undefined {
  return linesOf(byId('lists')).find(line => line.dataset['key'] === id)
}

function drawList(id: string): HTMLElement {
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

function fill(drawn: HTMLElement, list: WrittenList, open: (item: WrittenItem) => void) {
  const { items, others } = list
  setText(drawn, '.name', list.title)
  setText(drawn, '.count', items.length > 0 && others === null ? String(items.length) : '')
  setText(drawn, '.empty', items.length > 0 ? '' : list.empty)
  setText(drawn, '.others', others ?? '')
  const lines = drawn.querySelector('ul') as HTMLElement
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

function linesOf(within: HTMLElement): HTMLElement[] {
  return [...within.querySelectorAll('button.line')].map(line => line as HTMLElement)
}

function known(within: HTMLElement, key: string): HTMLElement | undefined {
  const all = [...within.querySelectorAll('[data-key]')].map(one => one as HTMLElement)
  return all.find(one => one.dataset['key'] === key)
}

/** Moves only elements at another place: one that is taken out and put back loses the focus. */
function keep(place: HTMLElement, children: HTMLElement[]) {
  for (const child of [...place.children]) if (!children.some(one => one === child)) child.remove()
  for (const [index, child] of children.entries())
    if (place.children[index] !== child) place.insertBefore(child, place.children[index] ?? null)
}

/** An empty text hides the element. */
function setText(within: HTMLElement, selector: string, text: string) {
  const part = within.querySelector(selector) as HTMLElement
  part.hidden = text === ''
  if (part.textContent !== text) part.textContent = text
}
