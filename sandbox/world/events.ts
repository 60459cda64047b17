/** What changed in the town, for the desk that watches it. `isNew`: a message came; else one that is there changed. */
export type TownEvent =
  | { type: 'chat'; personId: string; isNew?: boolean }
  | { type: 'channel'; isNew?: boolean }
  | { type: 'list' }
  | { type: 'faults' }
  | { type: 'bot' }
  | { type: 'public' }
  | { type: 'mail' }

/** Tells whoever listens. */
export class Events {
  readonly #listeners = new Set<(event: TownEvent) => void>()

  emit(event: TownEvent): void {
    for (const listener of this.#listeners) listener(event)
  }

  /** Returns the way to stop listening. */
  listen(listener: (event: TownEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
