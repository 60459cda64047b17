import type { Change } from '../../change.ts'
import type { DocumentCategory } from '../../domain/retention/document-categories.ts'
import type { Held } from '../../domain/retention/suspension.ts'
import type { Instant } from '../../domain/time.ts'
import type { DueRow } from '../../ports/retention-stores.ts'
import type { Ports } from '../../ports.ts'
import { whileStale } from '../attempt.ts'
import { endLeftBehind } from '../pictures/left-behind.ts'
import { purgedEntry } from './purged-entry.ts'

/** Documents that go in one commit. */
const atOnce = 100

export type PurgeDocumentsNeeds = Pick<Ports, 'purges' | 'listedItems' | 'commit'> & {
  initiativeList: Pick<Ports['initiativeList'], 'discard'>
}

/**
 * One batch of a category, with its entry of the journal in one commit: killed anywhere, the next run finds what is
 * left. How many rows went; 0: none is due, or somebody never stops changing one, which the next night takes.
 */
export async function purgeDocuments(
  ports: PurgeDocumentsNeeds,
  category: DocumentCategory,
  due: { before: Instant; held: Held },
): Promise<number> {
  const gone = await whileStale<number>(async () => {
    const rows = await ports.purges.due(category, due.before, due.held, atOnce)
    if (rows.length === 0) return 0
    const done = await ports.commit(...(await endRows(ports, rows)), purgedEntry(category, rows.length))
    return done === 'done' ? rows.length : 'stale'
  })
  return typeof gone === 'number' ? gone : 0
}

/**
 * What takes these rows away. The line of a proposal in the Microsoft List goes first: without its row it would look
 * like a new one.
 */
export async function endRows(
  { listedItems, initiativeList }: Pick<PurgeDocumentsNeeds, 'listedItems' | 'initiativeList'>,
  rows: readonly DueRow[],
): Promise<Change[]> {
  for (const { table, id } of rows) {
    const item = table === 'listed_item' ? await listedItems.byId(id) : null
    if (item && !item.gone) await initiativeList.discard(item.itemId)
  }
  return rows.flatMap(({ table, id, version, pictures = [] }): Change[] => [
    { remove: table, id, ifVersion: version } as Change,
    ...endLeftBehind(pictures, null, 0),
  ])
}
