import { randomUUID } from 'node:crypto'
import type { Shelf } from '../../../shelf.ts'
import type { Fields, KeptColumn, KeptItem, KeptList } from './kept.ts'

/** As a list of SharePoint Online keeps them, unless its owner says otherwise. */
const versionsKept = 50

/** The lists of the site, kept on shelves. */
export class Lists {
  readonly #lists: Shelf<KeptList>
  readonly #items: Shelf<KeptItem>
  readonly #byList = new Map<string, Map<string, KeptItem>>()
  readonly #changed: () => void
  readonly #itemMoved: (listId: string) => void
  #lastChange = 0

  /** `itemMoved`: one was added, changed or deleted. */
  constructor(
    lists: Shelf<KeptList>,
    items: Shelf<KeptItem>,
    changed: () => void,
    itemMoved: (listId: string) => void,
  ) {
    this.#lists = lists
    this.#items = items
    this.#changed = changed
    this.#itemMoved = itemMoved
    for (const item of items.values()) this.#index(item)
  }

  get lastChange(): number {
    return this.#lastChange
  }

  all(): KeptList[] {
    return [...this.#lists.values()]
  }

  /** By id or by title, as Graph takes both. */
  find(key: string): KeptList | undefined {
    const sought = key.toLowerCase()
    return (
      this.#lists.get(sought) ??
      this.all().find(({ displayName, name }) => [displayName, name].some(each => each.toLowerCase() === sought))
    )
  }

  add(list: KeptList): void {
    this.#lists.set(list.id, list)
    this.#changed()
  }

  addColumn(list: KeptList, column: KeptColumn): void {
    this.add({ ...list, columns: [...list.columns, column] })
  }

  changeColumn(list: KeptList, column: KeptColumn): void {
    this.add({ ...list, columns: list.columns.map(one => (one.id === column.id ? column : one)) })
  }

  /** Living items, in the order of their ids. */
  items(listId: string): KeptItem[] {
    return this.#every(listId).filter(item => item.deleted !== true)
  }

  item(listId: string, id: string): KeptItem | undefined {
    const item = this.#byList.get(listId)?.get(id)
    return item?.deleted === true ? undefined : item
  }

  /** Items that changed after that place, the deleted among them, in the order of their changes. */
  changesAfter(listId: string, place: number): KeptItem[] {
    return this.#every(listId)
      .filter(item => item.changed > place)
      .sort((a, b) => a.changed - b.changed)
  }

  /** `by`: the person; null: the app. */
  addItem(listId: string, fields: Fields, by: string | null = null): KeptItem {
    const now = new Date().toISOString().replace(/\.\d+Z/, 'Z')
    const id = String((this.#byList.get(listId)?.size ?? 0) + 1)
    const times = { createdAt: now, modifiedAt: now, changed: 0 }
    const hands = { createdBy: by, modifiedBy: by }
    return this.#save({ listId, id, key: randomUUID(), version: 1, fields, ...times, ...hands })
  }

  changeItem(item: KeptItem, fields: Fields, by: string | null = null): KeptItem {
    const modifiedAt = new Date().toISOString().replace(/\.\d+Z/, 'Z')
    const version = item.version + 1
    const { version: before, fields: held, modifiedAt: savedAt, modifiedBy } = item
    const saving = {
      version: before,
      fields: held,
      modifiedAt: savedAt,
      ...(modifiedBy !== undefined && { modifiedBy }),
    }
    const earlier = [...(item.earlier ?? []), saving].slice(1 - versionsKept)
    return this.#save({ ...item, fields: { ...held, ...fields }, version, modifiedAt, modifiedBy: by, earlier })
  }

  deleteItem(item: KeptItem): void {
    this.#save({ ...item, fields: {}, deleted: true })
  }

  clear(): void {
    for (const shelf of [this.#lists, this.#items]) for (const key of [...shelf.keys()]) shelf.delete(key)
    this.#byList.clear()
  }

  #every(listId: string): KeptItem[] {
    return [...(this.#byList.get(listId)?.values() ?? [])]
  }

  #save(item: KeptItem): KeptItem {
    const saved = { ...item, changed: this.#lastChange + 1 }
    this.#items.set(`${item.listId} ${item.id}`, saved)
    this.#index(saved)
    this.#changed()
    this.#itemMoved(saved.listId)
    return saved
  }

  #index(item: KeptItem): void {
    const items = this.#byList.get(item.listId) ?? new Map<string, KeptItem>()
    this.#byList.set(item.listId, items.set(item.id, item))
    this.#lastChange = Math.max(this.#lastChange, item.changed)
  }
}
