import { byId } from './element.js'

/**
 * What is drawn anew whenever anything of it is otherwise. Its parts have keys: whoever is in it stays where they are.
 * @template Held what is carried, and over where
 */
export class KeyedView {
  /** @type {string | null} */
  #openId = null
  /** @type {Held | null} */
  #held = null
  #place
  #title
  #showHeld

  /**
   * @param {string} place id of what holds all of it
   * @param {string} title id of what has the focus when a part of it is gone
   * @param {(held: Held) => void} showHeld gives it and the place under it their classes
   */
  constructor(place, title, showHeld) {
    this.#place = byId(place)
    this.#title = title
    this.#showHeld = showHeld
  }

  /** @param {() => void} draw */
  redraw(draw) {
    const key = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset['key']
    draw()
    this.markOpen(this.#openId)
    this.hold(this.#held)
    if (key !== undefined && document.activeElement === document.body) this.focusFirst(key)
  }

  /** @param {Held | null} held */
  hold(held) {
    this.#held = held
    for (const name of ['target', 'target-end', 'carried'])
      for (const one of this.#place.querySelectorAll(`.${name}`)) one.classList.remove(name)
    if (held !== null) this.#showHeld(held)
  }

  /** @param {string | null} id of the line or parution whose card lies beside */
  markOpen(id) {
    this.#openId = id
    for (const one of this.#place.querySelectorAll('button.open')) one.removeAttribute('aria-current')
    if (id !== null) this.find(`open ${id}`)?.setAttribute('aria-current', 'true')
  }

  /** @param {...string} keys in their order: the first that is there has the focus */
  focusFirst(...keys) {
    const found = keys.map(key => this.find(key)).find(one => one !== undefined)
    const target = found ?? byId(this.#title)
    target.focus()
  }

  /**
   * @param {string} key
   * @returns {HTMLElement | undefined}
   */
  find(key) {
    return this.#place.querySelector(`[data-key="${CSS.escape(key)}"]`) ?? undefined
  }
}
