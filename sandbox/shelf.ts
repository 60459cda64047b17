import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * A map that survives the process: one line of JSON for each change, written in batches, compacted when it is opened.
 * With no folder it lives in memory only (tests, benchmarks).
 */
export class Shelf<T> {
  readonly #entries = new Map<string, T>()
  readonly #file: string | undefined
  #lines: string[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(folder: string | undefined, name: string) {
    if (folder === undefined) return
    this.#file = join(folder, `${name}.jsonl`)
    mkdirSync(dirname(this.#file), { recursive: true })
    if (existsSync(this.#file)) this.#load(this.#file)
    const tmp = `${this.#file}.tmp`
    writeFileSync(tmp, [...this.#entries].map(([key, value]) => `${JSON.stringify([key, value])}\n`).join(''))
    renameSync(tmp, this.#file)
  }

  #load(file: string): void {
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line === '') continue
      let entry: [string, T?]
      try {
        entry = JSON.parse(line) as [string, T?]
      } catch {
        continue // The last line of a process that was killed while writing it.
      }
      const [key, value] = entry
      if (value === undefined) this.#entries.delete(key)
      else this.#entries.set(key, value)
    }
  }

  get(key: string): T | undefined {
    return this.#entries.get(key)
  }

  set(key: string, value: T): void {
    this.#entries.set(key, value)
    this.#note([key, value])
  }

  delete(key: string): void {
    if (this.#entries.delete(key)) this.#note([key])
  }

  get size(): number {
    return this.#entries.size
  }

  keys(): IterableIterator<string> {
    return this.#entries.keys()
  }

  values(): IterableIterator<T> {
    return this.#entries.values()
  }

  #note(entry: [string, T?]): void {
    if (this.#file === undefined) return
    this.#lines.push(JSON.stringify(entry))
    this.#timer ??= setTimeout(() => this.flush(), 100).unref()
  }

  /** Writes what waits; called at the end of the process. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#file === undefined || this.#lines.length === 0) return
    appendFileSync(this.#file, `${this.#lines.join('\n')}\n`)
    this.#lines = []
  }
}
