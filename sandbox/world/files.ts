import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Shelf } from '../shelf.ts'

export type FileNote = { id: string; name: string; contentType: string; size: number; ownerId: string }

/** What people attached or pasted: notes on a shelf, bytes beside them (in memory when there is no folder). */
export class Files {
  readonly #notes: Shelf<FileNote>
  readonly #folder: string | undefined
  readonly #bytes = new Map<string, Buffer>()
  readonly #opened = new Set<string>()
  readonly #over = new Set<string>()

  constructor(notes: Shelf<FileNote>, folder: string | undefined) {
    this.#notes = notes
    this.#folder = folder === undefined ? undefined : join(folder, 'files')
    if (this.#folder !== undefined) mkdirSync(this.#folder, { recursive: true })
  }

  put(file: { name: string; contentType: string; ownerId: string; bytes: Buffer }): FileNote {
    const { bytes, ...rest } = file
    const note = { id: randomUUID(), size: bytes.length, ...rest }
    if (this.#folder === undefined) this.#bytes.set(note.id, bytes)
    else writeFileSync(join(this.#folder, note.id), bytes)
    this.#notes.set(note.id, note)
    return note
  }

  get(id: string): { note: FileNote; bytes: Buffer } | undefined {
    const note = this.#notes.get(id)
    if (note === undefined) return undefined
    const bytes = this.#folder === undefined ? this.#bytes.get(id) : readFileSync(join(this.#folder, note.id))
    return bytes === undefined ? undefined : { note, bytes }
  }

  /** By the address that OneDrive gave it, which opens by itself for some minutes. */
  open(id: string): { note: FileNote; bytes: Buffer } | undefined {
    if (this.#over.has(id)) return undefined
    this.#opened.add(id)
    return this.get(id)
  }

  /** The minutes of every address that was opened are over; answers how many that were. */
  endAddresses(): number {
    const { size } = this.#opened
    for (const id of this.#opened) this.#over.add(id)
    this.#opened.clear()
    return size
  }

  clear(): void {
    for (const id of [...this.#notes.keys()]) {
      this.#notes.delete(id)
      if (this.#folder !== undefined) rmSync(join(this.#folder, id), { force: true })
    }
    this.#bytes.clear()
    this.#opened.clear()
    this.#over.clear()
  }
}
