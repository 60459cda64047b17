import { byId, element } from './element.js'
import { drawLine } from './edition-line.js'
import { beside } from './edition-plan.js'
import { KeyedView } from './keyed-view.js'

/** @import { OnLine } from './edition-line.js' */
/** @import { Edition, Place, Section } from './edition-types.js' */
/** @import { Text } from './words.js' */

/**
 * Headings in their order with their lines.
 * @extends {KeyedView<{ id: string, place: Place }>}
 */
export class PlanView extends KeyedView {
  #text
  #on

  /**
   * @param {Text} text
   * @param {OnLine} on
   */
  constructor(text, on) {
    super('edition', 'title', held => this.#showHeld(held))
    this.#text = text
    this.#on = on
  }

  /**
   * @param {Edition} edition
   * @param {Section[]} sections with the lines where they were put
   */
  draw({ open: movable }, sections) {
    let n = 0
    const drawn = sections.map((section, at) => {
      const lines = section.lines.map(line => {
        n += 1
        const [isFirst, isLast] = [beside(sections, line.id, -1) === null, beside(sections, line.id, 1) === null]
        return drawLine(line, { text: this.#text, on: this.#on, n, movable, isFirst, isLast })
      })
      return this.#section(section, lines, `heading-${at}`)
    })
    this.redraw(() => byId('plan').replaceChildren(...drawn))
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

  /** @param {{ id: string, place: Place }} held */
  #showHeld({ id, place: { section, before } }) {
    const heading = byId('plan').querySelector(`[data-section="${CSS.escape(section)}"]`)
    const next = before === null ? null : this.#line(before)
    if (next) next.classList.add('target')
    else heading?.classList.add('target-end')
    const shown = next ?? heading
    shown?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    this.#line(id)?.classList.add('carried')
  }

  /** @param {string} id of the line, wherever it lies now */
  focus(id) {
    this.focusFirst(`carry ${id}`, `open ${id}`)
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
