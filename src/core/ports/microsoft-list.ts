import type { Initiative } from '../domain/initiatives/initiative.ts'
import type { Meaning } from '../domain/initiatives/list-change.ts'
import type { ListVersion } from '../domain/initiatives/list-touches.ts'
import type { ListedItem, ListItem, ListValues, Remark } from '../domain/initiatives/listed-item.ts'
import type { Reference } from '../domain/reference.ts'
import type { Instant } from '../domain/time.ts'

/** The Microsoft List "Propositions": what the authority sees. May throw `Unavailable`. */
export type InitiativeList = {
  /** The values of an initiative's item. */
  say(initiative: Initiative, post: Reference | null, remarks: Remark[]): Promise<ListValues>
  /** The column of remarks alone, for an item that is no initiative yet. */
  remark(remarks: Remark[]): ListValues
  /** The section and the state that an item names. */
  mean(values: ListValues): Promise<Meaning>
  /**
   * Makes its column of sections offer the open ones, with their names and in their order. `refused`: Mary may not
   * change columns; `missing`: there is no such list or column.
   */
  offerSections(): Promise<'ready' | 'refused' | 'missing'>
  /** The title under which people see a column. */
  titleOf(column: string): string
  /** The one item with this initiative's id, made if there is none, with these values. */
  create(id: string, values: ListValues): Promise<WrittenItem>
  /** Writes these columns over the named version; null: over any. */
  change(
    item: Pick<ListedItem, 'itemId' | 'etag'>,
    values: ListValues,
  ): Promise<{ kind: 'written'; item: WrittenItem } | { kind: 'moved-on' } | { kind: 'gone' }>
  /** Into SharePoint's bin; one that is gone already stays so. */
  discard(itemId: string): Promise<void>
  /** Null: it was deleted. */
  item(itemId: string): Promise<ListItem | null>
  /**
   * What the item was after each saving, the oldest first. Null: Mary may not read versions, or there are more than
   * people save by hand.
   */
  versions(itemId: string): Promise<ListVersion[] | null>
  /** The list's own id, another one once it was made anew; null: there is no list. */
  ownId(): Promise<string | null>
  /** Pages of all items as they are now, the oldest first. */
  all(): AsyncIterable<ListItem[]>
  /**
   * One page of what changed since; null: of all there is. `more`: the next page waits. `expired`: the token is too
   * old. `not-there`: there is no list yet.
   */
  changes(
    token: string | null,
  ): Promise<
    { kind: 'page'; items: ChangedItem[]; next: string; more: boolean } | { kind: 'expired' } | { kind: 'not-there' }
  >
}

/** An item as it is after it was written. */
export type WrittenItem = Pick<ListedItem, 'itemId' | 'etag' | 'values'>
export type ChangedItem = { itemId: string; etag: string | null; deleted: boolean }

/** Graph tells of changes in the list. May throw `Unavailable`. */
export type ListHook = {
  /**
   * `secret`: what each notification will contain. `not-granted`: Graph refuses it; `not-reached`: it did not reach
   * Mary's address.
   */
  subscribe(secret: string): Promise<{ id: string; expiresAt: Instant } | 'not-granted' | 'not-reached'>
  /** Until when it now lives; null: there is no such subscription, or Graph no longer grants it. */
  renew(id: string): Promise<Instant | null>
}

/** What Mary last knew of the items. */
export type ListedItems = {
  /** By the initiative. */
  byId(id: string): Promise<ListedItem | null>
  /** By the number of the item; two of one number, where the list was made anew a moment ago. */
  byItems(itemIds: string[]): Promise<ListedItem[]>
  /** In the order of their ids, from the first one after `after` on. */
  from(after: string, limit: number): Promise<ListedItem[]>
  /** Initiatives whose items were written again since then and are told of together, in the order of their ids. */
  rewrittenSince(since: Instant, limit: number): Promise<string[]>
  /** The first of them, and how many there are. */
  countRewritten(since: Instant, limit: number): Promise<{ ids: string[]; count: number }>
}
