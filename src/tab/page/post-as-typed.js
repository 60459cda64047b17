/**
 * What somebody typed where Mary keeps the same in other signs (« 10 h » as « 10:00 », a space less at the end): the field
 * under their hands is not rewritten for that, as long as they are in it.
 */
export class AsTyped {
  /** @type {Map<string, { typed: string, kept: string }>} */
  #all = new Map()

  /**
   * @param {string} input
   * @param {string} typed
   * @param {string} kept what Mary made of it
   */
  note(input, typed, kept) {
    this.#all.set(input, { typed, kept })
  }

  /**
   * @param {string} input
   * @param {string} kept
   * @returns {string} what the field shows of what Mary keeps
   */
  shownOf(input, kept) {
    const one = this.#all.get(input)
    return one?.kept === kept ? one.typed : kept
  }

  /** @param {string} input */
  forget(input) {
    this.#all.delete(input)
  }
}
