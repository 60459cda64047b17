/**
 * What somebody typed where Mary keeps the same in other signs (« 10 h » as « 10:00 », a space less at the end):
 * the field under their hands is not rewritten for that, as long as they are in it.
 */
export class AsTyped {
  #all: Map<string, { typed: string; kept: string }> = new Map()

  /** @param kept what Mary made of it */
  note(input: string, typed: string, kept: string) {
    this.#all.set(input, { typed, kept })
  }

  /** @returns what the field shows of what Mary keeps */
  shownOf(input: string, kept: string): string {
    const one = this.#all.get(input)
    return one?.kept === kept ? one.typed : kept
  }

  forget(input: string) {
    this.#all.delete(input)
  }
}
