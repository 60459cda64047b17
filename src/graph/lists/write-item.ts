import type { ListValues } from '../../core/domain/initiatives/listed-item.ts'
import { Misconfigured, Unavailable } from '../../core/domain/errors.ts'
import type { WrittenItem } from '../../core/ports/microsoft-list.ts'
import { type Graph, quoted, segment } from '../graph.ts'
import { isRefusal, orNull } from '../transport/failure.ts'
import { initiativeListName } from './columns.ts'
import { type AnyItem, etagOf, valuesIn } from './read-item.ts'

export const ask = { needs: 'Sites.Selected (write on the site)' }

/**
 * The cost of requests in SharePoint's resource units: one item, or a delta that reads on; several items; each write.
 * https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 */
export const units = { read: 1, readMany: 2, write: 2 }
/** Waits until so many units may be spent. */
export type Turn = (units: number) => Promise<void>

/** `isUnique`: whether SharePoint itself refuses a second item with the id of an initiative. */
export type Items = { graph: Graph; path: string; turn: Turn; isUnique(): Promise<boolean> }
type Outcome = { kind: 'written'; item: WrittenItem } | { kind: 'moved-on' } | { kind: 'gone' }

/** `etag` null: over any version. */
export async function changeItem(
  { graph, path, turn }: Items,
  { itemId, etag }: { itemId: string; etag: string | null },
  values: ListValues,
): Promise<Outcome> {
  await turn(units.write)
  // https://learn.microsoft.com/graph/api/listitem-update: 412 when somebody else was quicker.
  const headers: Record<string, string> = etag === null ? {} : { 'If-Match': etag }
  try {
    const fields = await graph.send<Record<string, unknown>>('PATCH', `${path}/${segment(itemId)}/fields`, values, {
      ...ask,
      headers,
    })
    return { kind: 'written', item: { itemId, etag: etagOf(fields), values: valuesIn(fields) } }
  } catch (error) {
    if (isRefusal(error, 404)) return { kind: 'gone' }
    if (isRefusal(error, 409, 412)) return { kind: 'moved-on' }
    throw mendable(error)
  }
}

/** https://learn.microsoft.com/graph/api/listitem-delete: it goes to the bin of the site. */
export async function discardItem({ graph, path, turn }: Items, itemId: string): Promise<void> {
  await turn(units.write)
  await orNull(graph.remove(`${path}/${segment(itemId)}`, ask))
}

/**
 * One item for each initiative, whatever happens between a request and its answer. If the column MaryId is unique it is
 * created, and searched only if that failed: one request of the three, so that the list fills as fast as SharePoint
 * allows. Else: search by MaryId, then change or create, then search again, since another process may have created one
 * too; of several the oldest stays.
 */
export async function createItem(items: Items, id: string, values: ListValues): Promise<WrittenItem> {
  if (await items.isUnique()) return post(items, id, values)
  const there = await keepOldest(items, id)
  const changed = there === null ? null : await changeItem(items, { itemId: there, etag: null }, values)
  if (changed?.kind === 'written') return changed.item
  const created = await post(items, id, values)
  const oldest = (await keepOldest(items, id)) ?? created.itemId
  if (oldest === created.itemId) return created
  return overwritten(items, oldest, values)
}

async function post(items: Items, id: string, values: ListValues): Promise<WrittenItem> {
  await items.turn(units.write)
  try {
    const created = await items.graph.send<AnyItem>('POST', items.path, { fields: withoutNulls(values) }, ask)
    const fields = (created.fields ?? {}) as Record<string, unknown>
    return { itemId: created.id ?? '', etag: etagOf(created), values: { ...values, ...valuesIn(fields) } }
  } catch (error) {
    const theirs = mayLieThere(error) ? await keepOldest(items, id) : null
    if (theirs === null) throw mendable(error)
    return overwritten(items, theirs, values)
  }
}

/** The unique column refuses a second item; a request cut off, or failed on their side, may have been done. */
function mayLieThere(error: unknown): boolean {
  if (error instanceof Unavailable) return error.code !== 'graph-429' && error.code !== 'graph-503'
  return isRefusal(error, 400, 409)
}

async function overwritten(items: Items, itemId: string, values: ListValues): Promise<WrittenItem> {
  const changed = await changeItem(items, { itemId, etag: null }, values)
  if (changed.kind === 'written') return changed.item
  // Deleted a moment ago: the next look at it says so.
  return { itemId, etag: null, values: {} }
}

/** A null clears a field; a new item has nothing to clear. */
function withoutNulls(fields: ListValues): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== null))
}

/** The item with this initiative's id; null: none. Further ones are removed. */
async function keepOldest(items: Items, id: string): Promise<string | null> {
  const [oldest, ...others] = await find(items, id)
  for (const other of others) await remove(items, `${items.path}/${segment(other)}`)
  return oldest ?? null
}

/** Ids, oldest first: SharePoint counts upwards. */
async function find({ graph, path, turn }: Items, id: string): Promise<string[]> {
  await turn(units.readMany)
  const query = { $expand: 'fields($select=MaryId)', $filter: `fields/MaryId eq ${quoted(id)}`, $top: 10 }
  const found = await graph.get<{ value: AnyItem[] }>(path, { ...ask, query }).catch((error: unknown) => {
    throw isRefusal(error, 404) ? listMissing(error) : error
  })
  const ids = found.value.filter(item => maryIdOf(item) === id).map(item => item.id ?? '')
  return ids.sort((one, other) => Number(one) - Number(other))
}

/** An error for the operator: no list, or a column that somebody renamed or deleted. */
function mendable(error: unknown): unknown {
  if (isRefusal(error, 404)) return listMissing(error)
  return isRefusal(error, 400) ? new Misconfigured('list-columns', error.message, { cause: error }) : error
}

export function listMissing(cause: unknown): Misconfigured {
  const message = `the list ${initiativeListName} is missing on the site: run npm run provision`
  return new Misconfigured('list-missing', message, { cause })
}

function maryIdOf(item: AnyItem): unknown {
  return (item.fields as Record<string, unknown> | undefined)?.['MaryId']
}

async function remove({ graph, turn }: Items, path: string): Promise<void> {
  await turn(units.write)
  try {
    await graph.remove(path, ask)
  } catch (error) {
    if (!isRefusal(error, 404)) throw error
  }
}
