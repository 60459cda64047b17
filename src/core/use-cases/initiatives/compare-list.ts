import { Unavailable } from '../../domain/errors.ts'
import type { Initiative } from '../../domain/initiatives/initiative.ts'
import { differing } from '../../domain/initiatives/list-change.ts'
import type { ListedItem, ListItem } from '../../domain/initiatives/listed-item.ts'
import type { Ports } from '../../ports.ts'
import { whileStale } from '../attempt.ts'

/** A difference between database and list. `strange`: an item with the id of an initiative that is not here. */
export type ListDifference =
  | { kind: 'column'; id: string; reference: string; column: string; database: string | null; list: string | null }
  | { kind: 'no-item'; id: string; reference: string }
  | { kind: 'second-item'; id: string; reference: string; itemId: string }
  | { kind: 'not-taken'; itemId: string; title: string }
  | { kind: 'strange'; itemId: string; title: string }

const pageSize = 500

/**
 * Compares every item with its initiative, page by page, then every initiative without an item. Reads, and changes
 * nothing; only the ids of what was compared are held.
 */
export async function* compareList(
  ports: Pick<Ports, 'initiatives' | 'posts' | 'listedItems' | 'initiativeList'>,
): AsyncIterable<ListDifference> {
  const borne = new Set<string>()
  for await (const page of ports.initiativeList.all()) {
    const compared: Promise<ListDifference[]>[] = []
    for (const item of page) {
      const id = item.initiativeId
      // The oldest comes first.
      compared.push(id === null ? untaken(item) : compareOne(ports, id, item, borne.has(id)))
      if (id !== null) borne.add(id)
    }
    for (const found of await Promise.all(compared)) yield* found
  }
  for (let after = '', rows: Initiative[]; ; after = rows.at(-1)!.id) {
    rows = await ports.initiatives.from(after, pageSize)
    for (const { id, reference } of rows)
      // Withdrawn, and deleted in SharePoint: it stays deleted.
      if (!borne.has(id) && !(await ports.listedItems.byId(id))?.gone) yield { kind: 'no-item', id, reference }
    if (rows.length < pageSize) return
  }
}

async function untaken(item: ListItem): Promise<ListDifference[]> {
  return [{ kind: 'not-taken', ...namesOf(item) }]
}

async function compareOne(
  ports: Pick<Ports, 'initiatives' | 'posts' | 'listedItems' | 'initiativeList'>,
  id: string,
  item: ListItem,
  isSecond: boolean,
): Promise<ListDifference[]> {
  const initiative = await ports.initiatives.byId(id)
  if (!initiative) return [{ kind: 'strange', ...namesOf(item) }]
  const { reference, postId } = initiative
  if (isSecond) return [{ kind: 'second-item', id, reference, itemId: item.itemId }]
  const listed = await ports.listedItems.byId(id)
  const post = postId === null ? null : await ports.posts.byId(postId)
  const wanted = await ports.initiativeList.say(initiative, post?.reference ?? null, listed?.remarks ?? [])
  return Object.entries(differing(wanted, item.values)).map(([column, database]) => ({
    kind: 'column',
    id,
    reference,
    column,
    database,
    list: item.values[column] ?? null,
  }))
}

function namesOf({ itemId, values }: ListItem): { itemId: string; title: string } {
  return { itemId, title: values['Title'] ?? '' }
}

/** Asks for the job that mends it. False: no job here may, for an item of another database say. */
export async function mendDifference(
  { listedItems, commit }: Pick<Ports, 'listedItems' | 'commit'>,
  difference: ListDifference,
): Promise<boolean> {
  switch (difference.kind) {
    case 'column':
    case 'no-item': {
      const asked = await whileStale(() => lookAgain({ listedItems, commit }, difference.id))
      if (asked !== 'done') throw new Unavailable('list-item-busy')
      return true
    }
    case 'not-taken':
      await commit({ job: 'list.adopt', data: { itemId: difference.itemId } })
      return true
    case 'second-item':
    case 'strange':
      return false
  }
}

/** The known version is treated as an old one, so that the item is read before it is written. */
async function lookAgain(
  { listedItems, commit }: Pick<Ports, 'listedItems' | 'commit'>,
  id: string,
): Promise<'done' | 'stale'> {
  const listed: ListedItem | null = await listedItems.byId(id)
  const job = { job: 'initiative.list', data: { id } } as const
  if (!listed) return commit(job)
  return commit({ save: 'listed_item', row: { ...listed, seen: 'compared' }, ifVersion: listed.version }, job)
}
