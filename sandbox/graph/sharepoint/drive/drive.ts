import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Shelf } from '../../../shelf.ts'
import type { KeptDriveItem } from './kept.ts'

export type FileSummary = Pick<KeptDriveItem, 'id' | 'name' | 'size' | 'contentType' | 'createdAt'> & { path: string }

const rootId = '01ROOTOFTHELIBRARYOFTHESITE0000000'

/** The document library. Bytes lie in files beside the shelf, or in memory when there is no folder. */
export class Drive {
  readonly #items: Shelf<KeptDriveItem>
  readonly #folder: string | undefined
  readonly #bytes = new Map<string, Buffer>()

  constructor(items: Shelf<KeptDriveItem>, folder: string | undefined) {
    this.#items = items
    this.#folder = folder === undefined ? undefined : join(folder, 'drive')
    if (items.get(rootId) === undefined) this.#addRoot()
  }

  get root(): KeptDriveItem {
    return this.#items.get(rootId) ?? this.#addRoot()
  }

  get(id: string): KeptDriveItem | undefined {
    return this.#items.get(id)
  }

  children(id: string): KeptDriveItem[] {
    return [...this.#items.values()].filter(item => item.parentId === id)
  }

  child(parentId: string, name: string): KeptDriveItem | undefined {
    return this.children(parentId).find(item => item.name.toLowerCase() === name.toLowerCase())
  }

  byPath(names: string[]): KeptDriveItem | undefined {
    let found: KeptDriveItem | undefined = this.root
    for (const name of names) found = found === undefined ? undefined : this.child(found.id, name)
    return found
  }

  /** The folder at that path; what is missing of it is made. */
  folder(names: string[], from: KeptDriveItem = this.root): KeptDriveItem {
    let at = from
    for (const name of names) at = this.child(at.id, name) ?? this.#add({ name, parentId: at.id, isFolder: true })
    return at
  }

  write(parentId: string, name: string, contentType: string, bytes: Buffer): KeptDriveItem {
    const there = this.child(parentId, name)
    const item =
      there === undefined
        ? this.#add({ name, parentId, contentType, size: bytes.length })
        : { ...there, contentType, size: bytes.length, version: there.version + 1, modifiedAt: now() }
    this.#items.set(item.id, item)
    if (this.#folder === undefined) this.#bytes.set(item.id, bytes)
    else {
      mkdirSync(this.#folder, { recursive: true })
      writeFileSync(join(this.#folder, item.id), bytes)
    }
    return item
  }

  content(id: string): Buffer | undefined {
    const item = this.#items.get(id)
    if (item === undefined || item.isFolder) return undefined
    return this.#folder === undefined ? this.#bytes.get(id) : readFileSync(join(this.#folder, id))
  }

  delete(item: KeptDriveItem): void {
    for (const child of this.children(item.id)) this.delete(child)
    this.#items.delete(item.id)
    this.#bytes.delete(item.id)
    if (this.#folder !== undefined) rmSync(join(this.#folder, item.id), { force: true })
  }

  files(): FileSummary[] {
    return [...this.#items.values()]
      .filter(item => !item.isFolder)
      .map(item => ({ ...item, path: this.path(item) }))
      .map(({ id, name, path, size, contentType, createdAt }) => ({ id, name, path, size, contentType, createdAt }))
  }

  /** Each folder before what lies in it. */
  all(from: KeptDriveItem = this.root): KeptDriveItem[] {
    return [from, ...this.children(from.id).flatMap(child => this.all(child))]
  }

  /** `/a/b.png`; empty for the root. */
  path(item: KeptDriveItem): string {
    const parent = item.parentId === null ? undefined : this.#items.get(item.parentId)
    return parent === undefined ? '' : `${this.path(parent)}/${item.name}`
  }

  clear(): void {
    for (const child of this.children(rootId)) this.delete(child)
  }

  #addRoot(): KeptDriveItem {
    return this.#add({ id: rootId, name: 'root', parentId: null, isFolder: true })
  }

  #add(change: Pick<KeptDriveItem, 'name' | 'parentId'> & Partial<KeptDriveItem>): KeptDriveItem {
    const at = now()
    const empty = { isFolder: false, size: 0, contentType: '', createdAt: at, modifiedAt: at, version: 1 }
    const item = { id: newId(), ...empty, ...change }
    this.#items.set(item.id, item)
    return item
  }
}

const now = (): string => new Date().toISOString().replace(/\.\d+Z/, 'Z')

/** `01` and 32 signs of base 32, as in OneDrive and SharePoint. */
function newId(): string {
  return `01${[...randomBytes(32)].map(byte => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(byte & 31)).join('')}`
}
