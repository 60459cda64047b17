import type { Change } from '../../change.ts'
import { proposalFiles } from '../../domain/initiatives/proposal-files.ts'
import type { Reference } from '../../domain/reference.ts'
import type { ArchiveList, TransferredFiles } from '../../domain/retention/archive-list.ts'
import { type Held, isHeld } from '../../domain/retention/suspension.ts'
import type { Instant } from '../../domain/time.ts'
import type { DueRow } from '../../ports/retention-stores.ts'
import type { Ports } from '../../ports.ts'
import { purgedEntry } from './purged-entry.ts'

/** In the commit that deletes the row of a proposal: its list then knows which of its files are in the library. */
export async function keepFiles(
  { archiveLists, initiatives, now }: Pick<Ports, 'archiveLists' | 'initiatives' | 'now'>,
  rows: readonly DueRow[],
  { listId, post }: { listId: string; post: Reference },
): Promise<Change[]> {
  const files: TransferredFiles[] = []
  for (const { table, id } of rows) {
    const proposal = table === 'initiative' ? await initiatives.byId(id) : null
    const lying = proposal && proposalFiles(proposal)
    if (!lying || lying.files.length === 0) continue
    files.push({ reference: proposal.reference, post, at: now(), ...lying })
  }
  const list = files.length > 0 ? await archiveLists.byId(listId) : null
  return list ? [save(list, [...(list.files ?? []), ...files])] : []
}

/**
 * One batch: a list's files whose time is over are deleted by their job, without suspended ones. Answers of how many
 * proposals; 0: none is due, or the list is being changed, so that the next night takes it.
 */
export async function endTransferred(
  { archiveLists, commit }: Pick<Ports, 'archiveLists' | 'commit'>,
  { before, held }: { before: Instant; held: Held },
): Promise<number> {
  for (const list of await archiveLists.withFiles()) {
    const isDue = (one: TransferredFiles): boolean => one.at < before && !isHeld(held, one)
    const due = list.files!.filter(isDue)
    if (due.length === 0) continue
    const rest = list.files!.filter(one => !isDue(one))
    const done = await commit(
      save(list, rest),
      ...due.map(({ folder, author, files }): Change => {
        return { job: 'proposal.files-end', data: { folder, author, files } }
      }),
      purgedEntry('proposals', due.length),
    )
    if (done === 'done') return due.length
  }
  return 0
}

function save({ files: _, ...list }: ArchiveList, files: TransferredFiles[]): Change {
  const row: ArchiveList = { ...list, version: list.version + 1, ...(files.length > 0 && { files }) }
  return { save: 'archive_list', row, ifVersion: list.version }
}
