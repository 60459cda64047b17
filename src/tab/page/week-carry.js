import { byId, element, sayAloud } from './element.js'
import { addDays } from './week-days.js'

/** @import { Names } from './week-days.js' */
/** @import { Release, Slot } from './week-types.js' */
/** @import { Text } from './words.js' */

/**
 * @typedef {object} OnCarry
 * @property {(slot: Slot | null) => void} show where it is held over; null: nowhere any more
 * @property {(release: Release, slot: Slot) => void} drop
 * @property {(release: Release, slot: Slot) => void} type a day and an hour are typed instead
 * @property {(release: Release) => void} giveUp
 */

/** What each key adds: days, hours. */
const steps = /** @type {Record<string, [days: number, hours: number]>} */ ({
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  PageUp: [-7, 0],
  PageDown: [7, 0],
})

/**
 * A parution that is carried by keys alone. The bar at the foot of the page holds the focus meanwhile: it is a slider,
 * to which programs that read the screen pass the arrows, and whose value they say after each.
 */
export class Carry {
  /** @type {Release | null} */
  #release = null
  /** @type {Slot} */
  #slot = { day: '', time: '' }
  #place = byId('carry')
  #text
  #days
  #on
  #slider = element('div.where', { id: 'carried', role: 'slider', tabindex: '0' })
  /** Before it nothing leaves any more. */
  #today = ''

  /**
   * @param {Text} text
   * @param {Names} days
   * @param {OnCarry} on
   */
  constructor(text, days, on) {
    this.#text = text
    this.#days = days
    this.#on = on
    this.#place.addEventListener('keydown', event => this.#key(event))
  }

  get release() {
    return this.#release
  }

  get slot() {
    return this.#slot
  }

  /**
   * @param {Release} release
   * @param {Slot} slot
   * @param {string} today
   */
  start(release, slot, today) {
    this.#release = release
    this.#slot = slot
    this.#today = today
    const text = this.#text
    const button = (/** @type {string} */ key, /** @type {() => void} */ press) =>
      element('button', { type: 'button', onclick: press }, text(`week.${key}`))
    const held = (/** @type {'drop' | 'type'} */ how) => () => {
      const where = this.#slot
      this.end()
      this.#on[how](release, where)
    }
    this.#slider.setAttribute('aria-label', text('week.carried', { title: release.title }))
    const drop = button('drop', held('drop'))
    drop.classList.add('primary')
    this.#place.replaceChildren(
      element('p.what', {}, text('week.carried', { title: release.title })),
      this.#slider,
      element('p.keys', {}, text('week.keys')),
      element(
        'p.acts',
        {},
        drop,
        button('type', held('type')),
        button('giveUp', () => this.#giveUp()),
      ),
    )
    this.#place.hidden = false
    this.#show()
    this.#slider.focus()
  }

  /** It lies again where it lay, or is on its way. */
  end() {
    this.#release = null
    this.#place.hidden = true
    this.#place.replaceChildren()
    this.#on.show(null)
  }

  #giveUp() {
    const release = this.#release
    this.end()
    if (!release) return
    sayAloud(this.#text('week.gaveUp', { title: release.title }))
    this.#on.giveUp(release)
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { key, target } = event
    const release = this.#release
    if (!release || (key !== 'Escape' && target !== this.#slider)) return
    const step = steps[key]
    if (step) this.#move(step)
    // The key that took it up may still be held down.
    else if ((key === 'Enter' || key === ' ') && !event.repeat) {
      const where = this.#slot
      this.end()
      this.#on.drop(release, where)
    } else if (key === 'Escape') this.#giveUp()
    else return
    event.preventDefault()
  }

  /** @param {[days: number, hours: number]} step */
  #move([days, hours]) {
    const { day, time } = this.#slot
    const moved = addDays(day, days)
    const hour = Math.min(23, Math.max(0, Number(time.slice(0, 2)) + hours))
    // Within the hour of the parution that was taken up.
    const at = `${String(hour).padStart(2, '0')}${time.slice(2)}`
    this.#slot = { day: moved < this.#today ? this.#today : moved, time: at }
    this.#show()
  }

  #show() {
    const { day, time } = this.#slot
    const says = this.#text('week.at', { day: this.#days.long(day), time: this.#days.clock(time) })
    const hours = Math.round(Date.parse(`${day}T${time}:00Z`) / 3_600_000)
    this.#slider.textContent = says
    for (const [name, value] of Object.entries({ valuetext: says, valuenow: hours, valuemin: 0, valuemax: 1_000_000 }))
      this.#slider.setAttribute(`aria-${name}`, String(value))
    this.#on.show(this.#slot)
  }
}
