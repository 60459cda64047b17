import { lineIn, placed } from './edition-plan.js'

/** @import { Answer, Api } from './api.js' */
/** @import { Changed, Edition, Place, Section } from './edition-types.js' */
/** @import { Text } from './words.js' */

/**
 * @typedef {object} OnMoves
 * @property {() => Edition | null} edition as it was read last
 * @property {() => void} changed what is on its way is otherwise
 * @property {(edition: Edition) => void} took what Mary says it is now
 * @property {(text: string, refused: boolean) => void} say
 * @property {() => Promise<unknown>} look reads what is true now
 */

/**
 * Moves that Mary was asked for, one after the other: each is decided on what the one before made. Until she answers,
 * lines are shown where they were put; once one is refused, those behind it are given up, and all lies where it lay.
 */
export class Moves {
  /** @type {{ id: string, title: string, place: Place }[]} */
  #waiting = []
  #isBusy = false
  #api
  #text
  #on

  /**
   * @param {Pick<Api, 'ask'>} api
   * @param {Text} text
   * @param {OnMoves} on
   */
  constructor(api, text, on) {
    this.#api = api
    this.#text = text
    this.#on = on
  }

  /** @returns {boolean} whether any is on its way */
  get isAny() {
    return this.#waiting.length > 0
  }

  /**
   * @param {readonly Section[]} sections as they were read
   * @returns {Section[]} with the lines where they were put
   */
  placed(sections) {
    return this.#waiting.reduce((now, { id, place }) => placed(now, id, place), [...sections])
  }

  /**
   * @param {string} id of the line
   * @param {Place} place
   */
  async move(id, place) {
    const edition = this.#on.edition()
    const line = edition && lineIn(edition.sections, id)
    if (!edition || !line) return
    this.#waiting.push({ id, title: line.title, place })
    this.#on.changed()
    if (this.#isBusy) return
    this.#isBusy = true
    try {
      await this.#settle(edition)
    } finally {
      // Whatever failed, lines can be moved again.
      this.#isBusy = false
      this.#waiting = []
      this.#on.changed()
    }
  }

  /** @param {Edition} edition as whoever moves saw it */
  async #settle({ id: editionId, revision }) {
    for (let seen = revision; this.#waiting[0];) {
      const { id, title, place } = this.#waiting[0]
      const { section, before } = place
      const asked = { editionId, revision: seen, itemId: id, section, before }
      const answer = /** @type {Answer<Changed>} */ (await this.#api.ask('edition/move', asked))
      if (answer.kind !== 'answered') {
        this.#on.say(this.#text('edition.unsure', { title }), true)
        await this.#on.look()
        return
      }
      const { kind, text, edition } = answer.value
      if (kind === 'refused') this.#waiting = []
      else this.#waiting.shift()
      if (edition) this.#on.took(edition)
      else await this.#on.look()
      this.#on.say(text, kind === 'refused')
      seen = edition?.revision ?? seen + 1
    }
  }
}
