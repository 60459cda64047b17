import { drawCard } from './draw-card.js'
import { element, sayAloud } from './element.js'

/** @import { Acted, Api, Press } from './api.js' */
/** @import { Text } from './words.js' */

/**
 * A place where a card lies, with a line above it for what Mary says: the opened card, and a further step before it.
 */
export class CardPlace {
  /** Whether somebody wrote into the card that lies here. */
  isWrittenIn = false
  /** @type {Record<string, unknown> | null} */
  #card = null
  #isBusy = false
  #text
  #note = element('p.note', { hidden: true })
  #below = element('div.card')
  #api
  /** @type {(acted: Acted, press: Press) => void} */
  #answered

  /**
   * @param {HTMLElement} around
   * @param {Text} text
   * @param {Pick<Api, 'act' | 'find'>} api asks Mary
   * @param {(acted: Acted, press: Press) => void} answered what she answered to a button of this card
   */
  constructor(around, text, api, answered) {
    this.#text = text
    this.#api = api
    this.#answered = answered
    this.#below.addEventListener('input', () => (this.isWrittenIn = true))
    around.append(this.#note, this.#below)
  }

  /** @returns {boolean} whether Mary is being asked */
  get isBusy() {
    return this.#isBusy
  }

  /**
   * The same card is not drawn again.
   * @param {Record<string, unknown>} card
   */
  show(card) {
    if (JSON.stringify(card) === JSON.stringify(this.#card) && !this.isWrittenIn) return
    this.#card = card
    this.isWrittenIn = false
    const hadFocus = this.#below.contains(document.activeElement)
    try {
      const folded = (/** @type {string} */ label) => this.say(this.#text('folded', { label }), true)
      const on = { press: (/** @type {Press} */ press) => void this.ask(press), folded }
      this.#below.replaceChildren(drawCard(card, on, { find: this.#api.find, text: this.#text }))
    } catch {
      this.#below.replaceChildren(element('p.empty', {}, this.#text('unreadable')))
    }
    if (hadFocus) this.focus()
  }

  /** Where whoever reads goes on: at the first field at fault, else at the top of the card. */
  focus() {
    const fault = /** @type {HTMLElement | null} */ (this.#below.querySelector('[aria-invalid=true]'))
    this.#below.tabIndex = -1
    const target = fault ?? this.#below
    target.focus()
  }

  clear() {
    this.#card = null
    this.isWrittenIn = false
    this.#below.replaceChildren()
    this.say('')
  }

  /**
   * @param {string} text an empty one takes the line away
   * @param {boolean} [refused] nothing was done
   */
  say(text, refused = false) {
    this.#note.hidden = text === ''
    this.#note.classList.toggle('refused', refused)
    this.#note.textContent = text
    if (text !== '') sayAloud(text)
  }

  /**
   * Asks Mary, once at a time.
   * @param {Press} press
   * @returns {Promise<void>}
   */
  async ask(press) {
    if (this.#isBusy) return
    this.#isBusy = true
    this.#below.setAttribute('aria-busy', 'true')
    this.say('')
    const answer = await this.#api.act(press)
    this.#isBusy = false
    this.#below.removeAttribute('aria-busy')
    if (answer.kind === 'answered') this.#answered(answer.value, press)
    else if (answer.kind === 'too-fast')
      this.say(this.#text('slower', { seconds: Math.ceil((answer.retryMs ?? 1000) / 1000) }), true)
    else this.say(this.#text(answer.kind === 'away' ? 'unsure' : answer.kind), true)
  }
}
