/**
 * What somebody typed where Mary keeps the same in other signs (a space less at the end, another apostrophe): the field
 * under their hands is not rewritten for that.
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
    if (signs(typed) === signs(kept)) this.#all.set(input, { typed, kept })
    else this.#all.delete(input)
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

/** @param {string} text */
function signs(text) {
  return text.replaceAll(/[\s'’]+/g, '')
}
