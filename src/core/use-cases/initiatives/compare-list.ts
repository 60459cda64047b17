import { Unavailable } from '../../domain/errors.ts'
import type { Initiative } from '../../domain/initiatives/initiative.ts'
import { differing } from '../../domain/initiatives/list-change.ts'
import type { ListedItem, ListItem } from '../../domain/initiatives/listed-item.ts'
import type { Ports } from '../../ports.ts'
import { whileStale } from '../attempt.ts'

/** Where database and list say something else. `strange`: an item with the id of an initiative that is not here. */
export type ListDifference =
  | { kind: 'column'; id: string; reference: string; column: string; database: string | null; list: string | null }
  | { kind: 'no-item'; id: string; reference: string }
  | { kind: 'second-item'; id: string; reference: string; itemId: string }
  | { kind: 'not-taken'; itemId: string; title: string }
  | { kind: 'strange'; itemId: string; title: string }

const pageSize = 500

/** Every initiative against its item, and every item against its initiative. Reads, and changes nothing. */
export async function* compareList(
  ports: Pick<Ports, 'initiatives' | 'posts' | 'listedItems' | 'initiativeList'>,
): AsyncIterable<ListDifference> {
  const items = new Map<string, ListItem[]>()
  for await (const page of ports.initiativeList.all())
    for (const item of page) {
      if (item.initiativeId === null) yield { kind: 'not-taken', ...namesOf(item) }
      else items.set(item.initiativeId, [...(items.get(item.initiativeId) ?? []), item])
    }
  for (let after = '', rows: Initiative[]; ; after = rows.at(-1)!.id) {
    rows = await ports.initiatives.from(after, pageSize)
    for (const initiative of rows) {
      yield* compareOne(ports, initiative, items.get(initiative.id) ?? [])
      items.delete(initiative.id)
    }
    if (rows.length < pageSize) break
  }
  for (const strange of [...items.values()].flat()) yield { kind: 'strange', ...namesOf(strange) }
}

async function* compareOne(
  ports: Pick<Ports, 'posts' | 'listedItems' | 'initiativeList'>,
  initiative: Initiative,
  [item, ...others]: ListItem[],
): AsyncIterable<ListDifference> {
  const { id, reference } = initiative
  const listed = await ports.listedItems.byId(id)
  if (!item) {
    // Withdrawn, and deleted in SharePoint: it stays away.
    if (!listed?.gone) yield { kind: 'no-item', id, reference }
    return
  }
  for (const { itemId } of others) yield { kind: 'second-item', id, reference, itemId }
  const post = initiative.postId === null ? null : await ports.posts.byId(initiative.postId)
  const wanted = await ports.initiativeList.say(initiative, post?.reference ?? null, listed?.remarks ?? [])
  for (const [column, database] of Object.entries(differing(wanted, item.values)))
    yield { kind: 'column', id, reference, column, database, list: item.values[column] ?? null }
}

function namesOf({ itemId, values }: ListItem): { itemId: string; title: string } {
  return { itemId, title: values['Title'] ?? '' }
}

/** Asks for the job that mends it. False: nothing here may, an item of another database say. */
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

/** Whatever version is known is taken for an old one: the item is read before it is written. */
async function lookAgain(
  { listedItems, commit }: Pick<Ports, 'listedItems' | 'commit'>,
  id: string,
): Promise<'done' | 'stale'> {
  const listed: ListedItem | null = await listedItems.byId(id)
  const job = { job: 'initiative.list', data: { id } } as const
  if (!listed) return commit(job)
  return commit({ save: 'listed_item', row: { ...listed, seen: 'compared' }, ifVersion: listed.version }, job)
}
