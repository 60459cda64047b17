import { byId } from './element.ts'

/**
 * A part of the page that is drawn anew after each change. Its elements have keys, so that the focus stays where it is.
 */
export class KeyedView<Held> {
  #openId: string | null = null
  #held: Held | null = null
  #place
  #title
  #showHeld

  /**
   * `place`: the id of the element that holds everything; `title`: the id of the element that gets the focus when a
   * part is gone; `showHeld`: marks what is carried, and the place under it.
   */
  constructor(place: string, title: string, showHeld: (held: Held) => void) {
    this.#place = byId(place)
    this.#title = title
    this.#showHeld = showHeld
  }

  redraw(draw: () => void) {
    const key = (document.activeElement as HTMLElement | null)?.dataset['key']
    draw()
    this.markOpen(this.#openId)
    this.hold(this.#held)
    if (key !== undefined && document.activeElement === document.body) this.focusFirst(key)
  }

  hold(held: Held | null) {
    this.#held = held
    for (const name of ['target', 'target-end', 'carried'])
      for (const one of this.#place.querySelectorAll(`.${name}`)) one.classList.remove(name)
    if (held !== null) this.#showHeld(held)
  }

  /** `id`: of the line or release whose card is open beside. */
  markOpen(id: string | null) {
    this.#openId = id
    for (const one of this.#place.querySelectorAll('button.open')) one.removeAttribute('aria-current')
    if (id !== null) this.find(`open ${id}`)?.setAttribute('aria-current', 'true')
  }

  /** The first key that exists gets the focus. */
  focusFirst(...keys: string[]) {
    const found = keys.map(key => this.find(key)).find(one => one !== undefined)
    const target = found ?? byId(this.#title)
    target.focus()
  }

  find(key: string): HTMLElement | undefined {
    return this.#place.querySelector(`[data-key="${CSS.escape(key)}"]`) ?? undefined
  }
}
