/**
 * Typed text that is not saved is kept on the device meanwhile: a crash or a closed lid loses the last second at most.
 * Teams may forbid pages to store anything; then the page works without. `at`: in ms since 1970; `revision`: the one
 * that the writer saw.
 */
export type Kept = { at: number; typed: Record<string, string>; revision: number; isNew: boolean }

const before = 'mary.post.'
const longestMs = 7 * 24 * 3_600_000

export class KeptTexts {
  #person
  #post
  #isNew
  /** Text that was found, and neither taken up nor discarded: it stays on the device. */
  #offered: Record<string, string> = {}
  #storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'> | null = null

  /**
   * `person`: whose words these are, since several people may use one device; '': unknown, and nothing is kept.
   * `isNew`: nobody wrote the post yet.
   */
  constructor(person: string, post: string, isNew: boolean) {
    this.#person = person
    this.#post = post
    this.#isNew = isNew
    try {
      this.#storage = globalThis.localStorage
      this.#forgetOld()
      if (person === '') this.#storage = null
    } catch {
      this.#storage = null
    }
  }

  /** Keeps the unsaved text; without any, nothing is left on the device. False: it could not be kept. */
  keep(typed: Record<string, string>, revision: number): boolean {
    try {
      const all = { ...this.#offered, ...typed }
      const key = this.#keyOf(this.#post)
      if (Object.keys(all).length === 0) this.#storage?.removeItem(key)
      else this.#storage?.setItem(key, JSON.stringify({ at: Date.now(), typed: all, revision, isNew: revision === 0 }))
      return this.#storage !== null
    } catch {
      return false
    }
  }

  /** Text that is not saved now; it is offered when the post is opened again. */
  putAside(typed: Record<string, string>, revision: number) {
    this.#offered = { ...this.#offered, ...typed }
    this.keep({}, revision)
  }

  /** Text that could not be saved the last time; for a new post, the text of another new one not yet saved. */
  found(): { kept: Kept; forget(): void } | null {
    const keys = this.#keys().filter(key => key.startsWith(`${before}${this.#person}.`))
    const own = keys.find(key => key === this.#keyOf(this.#post))
    const key = own ?? (this.#isNew ? keys.find(one => this.#read(one)?.isNew) : undefined)
    const kept = key === undefined ? null : this.#read(key)
    if (key === undefined || kept === null) return null
    if (key === own) this.#offered = kept.typed
    const forget = () => {
      this.#offered = {}
      this.#storage?.removeItem(key)
    }
    return { kept, forget }
  }

  #forgetOld() {
    for (const key of this.#keys()) {
      const kept = this.#read(key)
      if (kept === null || Date.now() - kept.at > longestMs) this.#storage?.removeItem(key)
    }
  }

  #keys(): string[] {
    const storage = this.#storage
    if (storage === null) return []
    const all = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
    return all.filter(key => key.startsWith(before))
  }

  #read(key: string) {
    try {
      const json: unknown = JSON.parse(this.#storage?.getItem(key) ?? 'null')
      const { at, typed, revision, isNew } = json as Kept
      return Number.isFinite(at) && typeof typed === 'object' ? { at, typed, revision, isNew } : null
    } catch {
      return null
    }
  }

  #keyOf(post: string) {
    return `${before}${this.#person}.${post}`
  }
}
