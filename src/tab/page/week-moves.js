import { ask } from './ask.js'

/** @import { Api, Answer } from './api.js' */
/** @import { Moved, Release, Slot } from './week-types.js' */
/** @import { Text } from './words.js' */

/**
 * @typedef {object} OnMoves
 * @property {() => void} changed what is on its way is otherwise
 * @property {(text: string, refused: boolean) => void} say
 * @property {(release: Release, slot: Slot) => void} moved as it lay before, and to where; what is true now was read
 * @property {() => Promise<unknown>} look reads what is true now
 * @property {(release: Release) => void} back the focus goes to the parution, wherever it lies now
 */

/** Moves that Mary was asked for. Until she answers, each parution is shown where it was put. */
export class Moves {
  /** @type {Map<string, Slot>} */
  #onTheirWay = new Map()
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
    return this.#onTheirWay.size > 0
  }

  /**
   * @param {Release} release
   * @returns {Release} where it is put
   */
  placed(release) {
    const slot = this.#onTheirWay.get(release.id)
    return slot ? { ...release, ...slot } : release
  }

  /**
   * @param {Release} release as it was read
   * @param {Slot} slot
   */
  async move(release, slot) {
    if (this.#onTheirWay.has(release.id)) return
    if (slot.day === release.day && slot.time === release.time) return this.#on.back(release)
    this.#onTheirWay.set(release.id, slot)
    this.#on.changed()
    let isMoved = false
    try {
      const said = await this.#settle(release, slot)
      if (said) this.#on.say(said.text, said.kind === 'refused')
      isMoved = said?.kind === 'moved'
      // Wherever it lies now is read before it is shown there for good: it does not jump to and fro.
      await this.#on.look()
    } finally {
      // Whatever failed, it can be moved again.
      this.#onTheirWay.delete(release.id)
      this.#on.changed()
    }
    if (isMoved) this.#on.moved(release, slot)
    this.#on.back(release)
  }

  /**
   * Asks, and asks again once whoever moves it said yes to what there is to know.
   * @param {Release} release
   * @param {Slot} slot
   * @returns {Promise<Exclude<Moved, { kind: 'sure' }> | null>} null: given up
   */
  async #settle(release, slot) {
    const { postId, channel, version, title } = release
    let agreed = {}
    for (;;) {
      const asked = { postId, channel, version, ...slot, ...agreed }
      const answer = /** @type {Answer<Moved>} */ (await this.#api.ask('week/move', asked))
      if (answer.kind !== 'answered') return { kind: 'refused', text: this.#text('week.unsure', { title }) }
      const { value } = answer
      if (value.kind !== 'sure') return value
      const titles = { yes: value.confirm, no: this.#text('week.cancel') }
      if (!(await ask(this.#text('week.sure', { title }), titles, value.texts))) return null
      agreed = { agreed: value.agreed }
    }
  }
}
