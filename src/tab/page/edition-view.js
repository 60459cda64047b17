import { byId, element } from './element.js'
import { drawLine } from './edition-line.js'
import { beside } from './edition-plan.js'

/** @import { OnLine } from './edition-line.js' */
/** @import { Edition, Place, Section } from './edition-types.js' */
/** @import { Text } from './words.js' */

/** Headings in their order with their lines, drawn anew whenever anything of it is otherwise. Whoever is in it stays there. */
export class PlanView {
  /** @type {string | null} */
  #openId = null
  /** @type {{ id: string, place: Place } | null} */
  #held = null
  #text
  #on

  /**
   * @param {Text} text
   * @param {OnLine} on
   */
  constructor(text, on) {
    this.#text = text
    this.#on = on
  }

  /**
   * @param {Edition} edition
   * @param {Section[]} sections with the lines where they were put
   */
  draw({ open: movable }, sections) {
    const key = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset['key']
    let n = 0
    const drawn = sections.map((section, at) => {
      const lines = section.lines.map(line => {
        n += 1
        const [isFirst, isLast] = [beside(sections, line.id, -1) === null, beside(sections, line.id, 1) === null]
        return drawLine(line, { text: this.#text, on: this.#on, n, movable, isFirst, isLast })
      })
      return this.#section(section, lines, `heading-${at}`)
    })
    byId('plan').replaceChildren(...drawn)
    this.markOpen(this.#openId)
    this.hold(this.#held)
    if (key !== undefined && document.activeElement === document.body) (this.find(key) ?? byId('title')).focus()
  }

  /**
   * @param {Section} section
   * @param {HTMLElement[]} lines
   * @param {string} named id of its title: none that people typed, since a space would make two of it
   */
  #section(section, lines, named) {
    const title = element('h3', { id: named }, section.name)
    const none = element('p.none', {}, this.#text('edition.none'))
    return element(
      'section.heading',
      { 'data-section': section.id, 'data-closed': section.closed, 'aria-labelledby': named },
      title,
      drawRoom(section),
      lines.length > 0 ? element('ol.plan-lines', {}, ...lines) : none,
    )
  }

  /** @param {{ id: string, place: Place } | null} held what is carried, and over where */
  hold(held) {
    this.#held = held
    for (const name of ['target', 'target-end', 'carried'])
      for (const one of byId('plan').querySelectorAll(`.${name}`)) one.classList.remove(name)
    if (held === null) return
    const { section, before } = held.place
    const heading = byId('plan').querySelector(`[data-section="${CSS.escape(section)}"]`)
    const next = before === null ? null : this.#line(before)
    if (next) next.classList.add('target')
    else heading?.classList.add('target-end')
    const shown = next ?? heading
    shown?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    this.#line(held.id)?.classList.add('carried')
  }

  /** @param {string | null} id of the line whose card lies beside */
  markOpen(id) {
    this.#openId = id
    for (const one of byId('plan').querySelectorAll('button.open')) one.removeAttribute('aria-current')
    if (id !== null) this.find(`open ${id}`)?.setAttribute('aria-current', 'true')
  }

  /** @param {string} id of the line, wherever it lies now */
  focus(id) {
    const target = this.find(`carry ${id}`) ?? this.find(`open ${id}`) ?? byId('title')
    target.focus()
  }

  /**
   * @param {string} key
   * @returns {HTMLElement | undefined}
   */
  find(key) {
    const found = /** @type {HTMLElement | null} */ (byId('edition').querySelector(`[data-key="${CSS.escape(key)}"]`))
    return found ?? undefined
  }

  /** @param {string} id */
  #line(id) {
    return byId('plan').querySelector(`[data-line="${CSS.escape(id)}"]`)
  }
}

/**
 * How much of its room is taken: the numbers in words, and a bar for the eye.
 * @param {Pick<Section, 'signs' | 'room' | 'signsText'>} of
 * @returns {HTMLElement}
 */
export function drawRoom({ signs, room, signsText }) {
  const words = element('span.signs', {}, signsText)
  if (room === 0) return element('p.room', {}, words)
  const part = element('span.part')
  part.style.width = `${Math.min(100, Math.round((signs / room) * 100))}%`
  return element(
    'p.room',
    { 'data-over': signs > room },
    words,
    element('span.room-bar', { 'aria-hidden': 'true' }, part),
  )
}
