import { element } from '../shell/element.ts'
import type { Fault, PagePart } from '../../../teams/posts/drawn/written-post.ts'
import type { Text } from '../shell/page-words.ts'

export type Name = PagePart | 'card'
const names: Name[] = ['text', 'audience', 'options', 'channels', 'card']
/** From this width on the card is beside the parts, and needs no tab: as in post.css. */
const wide = '(width >= 1000px)'

/** The parts of the page, one at a time; on a narrow screen the card is one more. */
export class PostTabs {
  #open: Name = 'text'
  #buttons: Map<Name, HTMLElement> = new Map()
  #text
  #opened

  /** `without`: parts that have nothing. */
  constructor(place: HTMLElement, text: Text, opened: (name: Name) => void, without: readonly Name[] = []) {
    this.#text = text
    this.#opened = opened
    for (const name of names) {
      const part = document.getElementById(`part-${name}`)
      if (part && without.includes(name)) part.hidden = true
      if (without.includes(name)) continue
      const props = {
        type: 'button',
        role: 'tab',
        id: `tab-${name}`,
        'aria-controls': `part-${name}`,
        onclick: () => this.open(name),
      }
      const title = name === 'card' ? text('post.card') : text(`editor.sections.${name}`)
      this.#buttons.set(name, element('button', props, element('span', {}, title), element('span.count')))
    }
    place.append(...this.#buttons.values())
    place.setAttribute('aria-label', text('post.parts'))
    place.addEventListener('keydown', event => this.#key(event))
    matchMedia(wide).addEventListener('change', () => this.#show())
    this.#show()
  }

  open(name: Name) {
    this.#open = name
    this.#show()
    this.#opened(name)
  }

  /** Each tab shows how many faults are in its part. */
  count(faults: readonly Fault[]) {
    for (const [name, button] of this.#buttons) {
      const n = faults.filter(({ section }) => section === name).length
      const count = button.querySelector('.count')
      if (!count) continue
      count.textContent = n === 0 ? '' : String(n)
      if (n === 0) button.removeAttribute('aria-description')
      else button.setAttribute('aria-description', this.#text.count('post.toMend', n))
    }
  }

  /** `parts`: in which one of two texts must be chosen. */
  warn(parts: ReadonlySet<Name | null>) {
    for (const [name, button] of this.#buttons) {
      const warning = button.querySelector('.warns')
      if (parts.has(name) === (warning !== null)) continue
      if (warning) warning.remove()
      else button.append(element('span.warns', { title: this.#text('post.conflict.title') }))
    }
  }

  /** The part of the page that contains the element. */
  nameOf(inside: HTMLElement): Name | null {
    return names.find(name => document.getElementById(`part-${name}`)?.contains(inside)) ?? null
  }

  #show() {
    const isWide = matchMedia(wide).matches
    if (isWide && this.#open === 'card') this.#open = 'text'
    for (const [name, button] of this.#buttons) {
      const isOpen = name === this.#open
      button.hidden = isWide && name === 'card'
      button.setAttribute('aria-selected', String(isOpen))
      button.tabIndex = isOpen ? 0 : -1
      const part = document.getElementById(`part-${name}`)
      if (part) part.hidden = !isOpen && !(isWide && name === 'card')
    }
  }

  #key(event: KeyboardEvent) {
    const shown = names.filter(name => this.#buttons.get(name)?.hidden === false)
    const at = shown.indexOf(this.#open)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + shown.length, Home: 0, End: shown.length - 1 }[event.key]
    const name = to === undefined ? undefined : shown[to % shown.length]
    if (name === undefined) return
    event.preventDefault()
    this.open(name)
    this.#buttons.get(name)?.focus()
  }
}
