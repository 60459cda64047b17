import type { Change } from '../../change.ts'
import { copiesOf } from '../../domain/initiatives/initiative.ts'
import { isItemOf } from '../../domain/initiatives/listed-item.ts'
import { proposalFiles } from '../../domain/initiatives/proposal-files.ts'
import type { DocumentCategory } from '../../domain/retention/document-categories.ts'
import type { Held } from '../../domain/retention/suspension.ts'
import type { Instant } from '../../domain/time.ts'
import type { DueRow } from '../../ports/retention-stores.ts'
import type { Ports } from '../../ports.ts'
import { whileStale } from '../attempt.ts'
import { endLeftBehind } from '../pictures/left-behind.ts'
import { purgedEntry } from './purged-entry.ts'

const atOnce = 100

type EndNeeds = Pick<Ports, 'listedItems' | 'initiatives'> & {
  initiativeList: Pick<Ports['initiativeList'], 'discard' | 'item'>
}
export type PurgeDocumentsNeeds = EndNeeds & Pick<Ports, 'purges' | 'commit'>

/**
 * One batch of a category, with its journal entry in one commit: killed anywhere, the next run finds what is left.
 * Answers how many, as a count of what is due does, without rows that depend on them; 0: none is due, or somebody never
 * stops changing one, so that the next night takes it.
 */
export async function purgeDocuments(
  ports: PurgeDocumentsNeeds,
  category: DocumentCategory,
  due: { before: Instant; held: Held },
): Promise<number> {
  const gone = await whileStale<number>(async () => {
    const rows = await ports.purges.due(category, due.before, due.held, atOnce)
    const own = rows.filter(({ table }) => table === rows[0]?.table).length
    if (own === 0) return 0
    const done = await ports.commit(...(await endRows(ports, rows)), purgedEntry(category, own))
    return done === 'done' ? own : 'stale'
  })
  return typeof gone === 'number' ? gone : 0
}

/**
 * The changes that delete these rows. The item of a proposal in the Microsoft List goes first: without its row it would
 * look like a new one. Its files follow by a job that knows where they are: a row that was changed meanwhile keeps
 * them. `keepsFiles`: proposals whose files the archives take over. May throw Unavailable.
 */
export async function endRows(
  ports: EndNeeds,
  rows: readonly DueRow[],
  { keepsFiles = false } = {},
): Promise<Change[]> {
  const changes: Change[] = []
  for (const { table, id, version, pictures = [] } of rows) {
    if (table === 'listed_item') await discardItem(ports, id)
    const proposal = table === 'initiative' ? await ports.initiatives.byId(id) : null
    const copies = [...pictures, ...(proposal ? copiesOf(proposal) : [])]
    changes.push({ remove: table, id, ifVersion: version } as Change, ...endLeftBehind(copies, null, 0))
    if (proposal && !keepsFiles) changes.push({ job: 'proposal.files-end', data: proposalFiles(proposal) })
  }
  return changes
}

async function discardItem({ listedItems, initiativeList }: EndNeeds, id: string): Promise<void> {
  const listed = await listedItems.byId(id)
  const item = listed && !listed.gone ? await initiativeList.item(listed.itemId) : null
  if (item && isItemOf(item, id)) await initiativeList.discard(item.itemId)
}
