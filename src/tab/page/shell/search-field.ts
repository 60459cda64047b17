import { element } from './element.ts'
import type { Choice } from '../../../teams/posts/drawn/written-post.ts'
import type { Text } from './page-words.ts'

export type SearchOptions = {
  /** Shown above the field; '': the caller names the field. */
  label: string
  dataset: string
  /** Null: the search has no answer now. */
  find: (dataset: string, text: string) => Promise<Choice[] | null>
  picked: Choice[]
  multiple: boolean
  onChange: (values: string[]) => void
  text: Text
  placeholder?: string
}
export type Search = {
  root: HTMLElement
  field: HTMLInputElement
  values: () => string[]
  /** Does not call `onChange`. */
  set: (picked: Choice[]) => void
}

/** Searches after this pause in typing. */
const typedForMs = 200
let fields = 0

/**
 * A field that searches while a person types, with the chosen things as chips above it where several may be chosen: the
 * combobox of WAI-ARIA, whose list completes what is typed. It is added at the end of `place`.
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function openSearch(place: HTMLElement, options: SearchOptions): Search {
  const search = new SearchField(options)
  place.append(search.root)
  return search
}

class SearchField {
  #picked: Choice[]
  #offered: Choice[] = []
  /** The line that the arrows are at; -1: none. */
  #at = -1
  #typing: ReturnType<typeof setTimeout> | undefined
  #asked = 0
  #options
  #chips = element('ul.search-chips', { hidden: true })
  #list = element('ul.search-list', { role: 'listbox', hidden: true })
  #says = element('p.heard', { role: 'status' })
  field
  root

  constructor(options: SearchOptions) {
    const { label, text, placeholder = '' } = options
    const id = `search-${fields++}`
    this.#options = options
    this.#picked = options.picked
    this.#chips.setAttribute('aria-label', text('search-picked'))
    this.#list.id = `${id}-list`
    this.#list.setAttribute('aria-label', label || text('search-picked'))
    this.field = element('input.ac-input', {
      type: 'text',
      role: 'combobox',
      autocomplete: 'off',
      spellcheck: 'false',
      maxlength: 100,
      placeholder,
      id,
      'aria-expanded': 'false',
      'aria-controls': this.#list.id,
      'aria-autocomplete': 'list',
      oninput: event => this.#typed(event),
      onkeydown: event => this.#key(event as KeyboardEvent),
      onblur: () => this.#left(),
    }) as HTMLInputElement
    const around = element('div.search-around', {}, this.field, this.#list)
    this.root = element('div.search', {}, label === '' ? null : element('label', { for: id }, label))
    this.root.append(this.#chips, around, this.#says)
    this.#show()
  }

  values() {
    return this.#picked.map(({ value }) => value)
  }

  set(picked: Choice[]) {
    this.#picked = picked
    this.#show()
  }

  #typed(event: Event) {
    // Typed text is no choice yet: no other listener sees it.
    event.stopPropagation()
    clearTimeout(this.#typing)
    if (!this.#options.multiple && this.#picked.length > 0) this.#change([], false)
    this.#typing = setTimeout(() => void this.#look(), typedForMs)
  }

  async #look() {
    const typed = this.field.value.trim()
    const asked = ++this.#asked
    if (typed === '') return this.#fold()
    const found = await this.#options.find(this.#options.dataset, typed)
    // The answer to the later question counts; and no list is shown after the person went on.
    if (asked !== this.#asked || !this.field.matches(':focus')) return
    const { text } = this.#options
    if (found === null || found.length === 0) {
      this.#fold()
      return this.#say(found === null ? text('search-mute') : text('search-none', { typed }), true)
    }
    this.#offered = found
    this.#at = -1
    this.#list.replaceChildren(...found.map((choice, index) => this.#lineOf(choice, index)))
    this.#list.hidden = false
    this.#list.scrollTo(0, 0)
    this.field.setAttribute('aria-expanded', 'true')
    this.field.removeAttribute('aria-activedescendant')
    this.#say(text('search-found', { n: found.length }))
  }

  #lineOf(choice: Choice, index: number) {
    const isPicked = this.values().includes(choice.value)
    const props = { role: 'option', id: `${this.#list.id}-${index}`, 'aria-selected': String(isPicked) }
    const take = (event: Event) => {
      // The field keeps the focus.
      event.preventDefault()
      this.#take(choice)
    }
    return element('li', { ...props, onmousedown: take }, choice.title)
  }

  #key(event: KeyboardEvent) {
    const isOpen = !this.#list.hidden
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      if (isOpen) this.#move(step)
      else void this.#look()
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault()
      const choice = this.#offered[this.#at]
      if (choice) this.#take(choice)
    } else if (event.key === 'Escape' && isOpen) {
      // Escape closes the list, not the dialog around the field.
      event.preventDefault()
      event.stopPropagation()
      this.#fold()
    }
  }

  #move(step: number) {
    const most = this.#offered.length
    this.#at = this.#at < 0 ? (step > 0 ? 0 : most - 1) : (this.#at + step + most) % most
    for (const [index, line] of [...this.#list.children].entries())
      line.toggleAttribute('data-active', index === this.#at)
    const active = this.#list.children[this.#at] as HTMLElement
    this.field.setAttribute('aria-activedescendant', active.id)
    active.scrollIntoView({ block: 'nearest' })
  }

  #take(choice: Choice) {
    const others = this.#options.multiple ? this.#picked.filter(({ value }) => value !== choice.value) : []
    this.#fold()
    this.#change([...others, choice])
  }

  #drop(dropped: Choice) {
    const at = this.#picked.indexOf(dropped)
    this.#change(this.#picked.filter(one => one !== dropped))
    this.#say(this.#options.text('search-dropped', { title: dropped.title }))
    const buttons = this.#chips.querySelectorAll('button')
    const next = buttons[Math.min(at, buttons.length - 1)] ?? this.field
    next.focus()
  }

  /** `isShown` false: the text in the field stays as it is. */
  #change(picked: Choice[], isShown: boolean = true) {
    this.#picked = picked
    if (isShown) this.#show()
    this.#options.onChange(this.values())
    this.root.dispatchEvent(new Event('input', { bubbles: true }))
  }

  #show() {
    const { multiple, text } = this.#options
    this.field.value = multiple ? '' : (this.#picked[0]?.title ?? '')
    this.#chips.hidden = !multiple || this.#picked.length === 0
    const chipOf = (one: Choice) => {
      const props = {
        type: 'button',
        'aria-label': text('search-drop', { title: one.title }),
        onclick: () => this.#drop(one),
      }
      return element('li', {}, one.title, element('button.search-drop', props, '×'))
    }
    this.#chips.replaceChildren(...(multiple ? this.#picked.map(chipOf) : []))
    this.#say('')
  }

  #left() {
    clearTimeout(this.#typing)
    this.#fold()
    const isHalf = this.field.value.trim() !== '' && (this.#options.multiple || this.#picked.length === 0)
    if (isHalf) this.#say(this.#options.text('search-pick'), true)
  }

  #fold() {
    this.#list.hidden = true
    this.#at = -1
    this.field.setAttribute('aria-expanded', 'false')
    this.field.removeAttribute('aria-activedescendant')
  }

  /** `isSeen` false: only for screen readers. */
  #say(text: string, isSeen: boolean = false) {
    this.#says.className = isSeen ? 'search-says' : 'heard'
    this.#says.textContent = text
  }
}
