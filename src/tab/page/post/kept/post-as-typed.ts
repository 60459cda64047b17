/**
 * Texts of which Mary stores the same in other signs (« 10 h » as « 10:00 », a space less at the end): the field keeps
 * them as typed while the person is in it.
 */
export class AsTyped {
  #all: Map<string, { typed: string; kept: string }> = new Map()

  note(input: string, typed: string, kept: string) {
    this.#all.set(input, { typed, kept })
  }

  /** The typed text if this is still the value that Mary stored of it, else that value. */
  shownOf(input: string, kept: string): string {
    const one = this.#all.get(input)
    return one?.kept === kept ? one.typed : kept
  }

  forget(input: string) {
    this.#all.delete(input)
  }
}
