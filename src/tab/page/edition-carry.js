import { byId, element, sayAloud } from './element.js'
import { placeOf, placesFor } from './edition-plan.js'

/** @import { Line, Place, Section } from './edition-types.js' */
/** @import { Text } from './words.js' */

/**
 * @typedef {object} OnCarry
 * @property {(id: string, place: Place | null) => void} show where it is held over; null: nowhere any more
 * @property {(id: string, place: Place) => void} drop
 * @property {(id: string) => void} choose a section is chosen from a list instead
 * @property {(id: string) => void} giveUp
 */

/** What each key adds: places, sections. */
const steps = /** @type {Record<string, [places: number, sections: number]>} */ ({
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
})

/**
 * A line that is carried by keys alone. The bar at the foot of the page holds the focus meanwhile: it is a slider, to
 * which programs that read the screen pass the arrows, and whose value they say after each.
 */
export class Carry {
  /** @type {Line | null} */
  #line = null
  /** @type {readonly Section[]} */
  #sections = []
  #at = 0
  #place = byId('carry')
  #text
  #on
  #slider = element('div.where', { id: 'carried', role: 'slider', tabindex: '0' })

  /**
   * @param {Text} text
   * @param {OnCarry} on
   */
  constructor(text, on) {
    this.#text = text
    this.#on = on
    this.#place.addEventListener('keydown', event => this.#key(event))
  }

  get line() {
    return this.#line
  }

  /**
   * @param {Line} line
   * @param {readonly Section[]} sections as they lie when it is taken up: a move says what it was decided on
   */
  start(line, sections) {
    this.#line = line
    this.#sections = sections
    this.#at = Math.max(0, placeOf(sections, line.id))
    const text = this.#text
    const button = (/** @type {string} */ key, /** @type {() => void} */ press) =>
      element('button', { type: 'button', onclick: press }, text(`edition.${key}`))
    const says = text('edition.carried', { title: line.title })
    this.#slider.setAttribute('aria-label', says)
    const drop = button('drop', () => this.#drop())
    drop.classList.add('primary')
    const choose = () => {
      this.end()
      this.#on.choose(line.id)
    }
    this.#place.replaceChildren(
      element('p.what', {}, says),
      this.#slider,
      element('p.keys', {}, text('edition.keys')),
      element(
        'p.acts',
        {},
        drop,
        button('toSection', choose),
        button('giveUp', () => this.#giveUp()),
      ),
    )
    this.#place.hidden = false
    this.#show()
    this.#slider.focus()
  }

  /** It lies again where it lay, or is on its way. */
  end() {
    const { id = '' } = this.#line ?? {}
    this.#line = null
    this.#place.hidden = true
    this.#place.replaceChildren()
    this.#on.show(id, null)
  }

  #drop() {
    const line = this.#line
    const place = this.#where
    this.end()
    if (line && place) this.#on.drop(line.id, place)
  }

  #giveUp() {
    const line = this.#line
    this.end()
    if (!line) return
    sayAloud(this.#text('edition.gaveUp', { title: line.title }))
    this.#on.giveUp(line.id)
  }

  get #places() {
    return placesFor(this.#sections, this.#line?.id ?? '')
  }

  get #where() {
    return this.#places[this.#at]
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { key, target } = event
    if (!this.#line || (key !== 'Escape' && target !== this.#slider)) return
    const step = steps[key]
    if (step) this.#move(step)
    // The key that took it up may still be held down.
    else if ((key === 'Enter' || key === ' ') && !event.repeat) this.#drop()
    else if (key === 'Escape') this.#giveUp()
    else return
    event.preventDefault()
  }

  /** @param {[places: number, sections: number]} step */
  #move([step, turn]) {
    const places = this.#places
    if (turn === 0) this.#at = Math.min(places.length - 1, Math.max(0, this.#at + step))
    else {
      const ids = this.#sections.map(({ id }) => id)
      const section = ids[ids.indexOf(this.#where?.section ?? '') + turn]
      const end = places.findIndex(one => one.section === section && one.before === null)
      if (end >= 0) this.#at = end
    }
    this.#show()
  }

  #show() {
    const where = this.#where
    if (!where || !this.#line) return
    const name = this.#sections.find(({ id }) => id === where.section)?.name ?? ''
    const says = this.#text('edition.at', { section: name, n: where.at, all: where.all })
    this.#slider.textContent = says
    const most = this.#places.length
    for (const [aria, value] of Object.entries({
      valuetext: says,
      valuenow: this.#at + 1,
      valuemin: 1,
      valuemax: most,
    }))
      this.#slider.setAttribute(`aria-${aria}`, String(value))
    this.#on.show(this.#line.id, where)
  }
}
