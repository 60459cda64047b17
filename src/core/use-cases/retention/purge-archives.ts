import { Unavailable } from '../../domain/errors.ts'
import type { ArchiveItem, ArchiveList } from '../../domain/retention/archive-list.ts'
import { type Held, isHeld } from '../../domain/retention/suspension.ts'
import type { Ports } from '../../ports.ts'
import { orRunAgain } from '../attempt.ts'
import { forgetEdition } from '../editions/forget-edition.ts'
import { exportArchives, extractBefore, type ExportNeeds } from './export-archives.ts'
import { archiveCards, whoIsAsked } from './list-archives.ts'
import { endRows, type PurgeDocumentsNeeds } from './purge-documents.ts'
import { purgedEntry } from './purged-entry.ts'
import { keepFiles } from './transferred-files.ts'
import { type HeldNeeds, readHeld } from '../read-held.ts'

const detailsAtOnce = 2_000

type Needs = ExportNeeds &
  PurgeDocumentsNeeds &
  Parameters<typeof forgetEdition>[0] &
  HeldNeeds &
  Pick<Ports, 'archiveLists' | 'campaigns' | 'directory' | 'now'>

/**
 * The job after a visa, and of each night until all is done: what is transferred is exported first; then each item is
 * deleted by itself. What a suspension keeps stays, and the list is not done before it is lifted. Killed anywhere it
 * goes on. Throws Unavailable to be run again.
 */
export async function purgeArchives(ports: Needs, id: string): Promise<void> {
  const list = await ports.archiveLists.byId(id)
  if (!list || list.state === 'waiting' || list.purgedAt !== null) return
  const held = await readHeld(ports)
  const isTransferred = list.state === 'transfer'
  const parcel = isTransferred ? (list.parcel ?? (await exportArchives(ports, list))) : null
  if (parcel !== list.parcel) await note(ports, id, { parcel })
  let stayed = 0
  for (const item of list.items) if (!(await purgeItem(ports, item, { id, held, isTransferred }))) stayed++
  await ports.purges.endCounts()
  if (stayed === 0) await note(ports, id, { purgedAt: ports.now() })
  else if (stayed !== list.held) await note(ports, id, { held: stayed })
}

/** `id`: of the list. */
type Purging = { id: string; held: Held; isTransferred: boolean }

/** False: a suspension keeps something of it. */
async function purgeItem(ports: Needs, item: ArchiveItem, purging: Purging): Promise<boolean> {
  const { held } = purging
  switch (item.kind) {
    case 'post':
      return purgePost(ports, item, purging)
    case 'edition':
      return purgeEdition(ports, item, held)
    case 'campaign':
      return purgeCampaign(ports, item, held)
    case 'journal':
      return purgeExtract(ports, item, held)
  }
}

async function purgePost(
  ports: Needs,
  { id, reference }: ArchiveItem,
  { id: listId, held, isTransferred }: Purging,
): Promise<boolean> {
  return orRunAgain(async () => {
    const rows = await ports.purges.ofPost(id)
    if (rows.length === 0) return true
    if (isHeld(held, await ports.archiveLists.rows(rows))) return false
    const changes = await endRows(ports, rows, { keepsFiles: isTransferred })
    if (isTransferred) changes.push(...(await keepFiles(ports, rows, { listId, post: reference })))
    return (await ports.commit(...changes, purgedEntry('posts', rows.length, reference))) === 'done' ? true : 'stale'
  })
}

async function purgeEdition(ports: Needs, { id, reference }: ArchiveItem, held: Held): Promise<boolean> {
  const edition = await ports.editions.byId(id)
  if (!edition) return true
  if (isHeld(held, edition)) return false
  await forgetEdition(ports, id)
  await ports.commit(purgedEntry('editions', 1, reference))
  return true
}

/** A campaign opened again meanwhile waits for another list. */
async function purgeCampaign(ports: Needs, { id, reference }: ArchiveItem, held: Held): Promise<boolean> {
  const campaign = await ports.campaigns.byId(id)
  if (campaign?.state !== 'closed') return true
  if (isHeld(held, campaign)) return false
  const gone = { remove: 'campaign', id, ifVersion: campaign.version } as const
  if ((await ports.commit(gone, purgedEntry('campaigns', 1, reference))) === 'stale') throw new Unavailable('busy')
  return true
}

/** Up to the last entry of the extract, and no further. Suspended entries come into a later extract. */
async function purgeExtract(ports: Needs, { id, to }: ArchiveItem, held: Held): Promise<true> {
  const before = extractBefore({ to })
  const due = { before, upTo: Number(id) }
  for (let from = { taken: 1, after: 0 }; from.taken > 0;) {
    const page = { after: from.after, limit: detailsAtOnce }
    from = await ports.purges.takeDetails('journal-details', due, held, page)
  }
  while ((await ports.purges.takeActors(before, held.people, detailsAtOnce)) > 0);
  return true
}

async function note(
  ports: Pick<Ports, 'archiveLists' | 'directory' | 'commit'>,
  id: string,
  change: Partial<ArchiveList>,
): Promise<void> {
  const asked = await whoIsAsked(ports)
  // Without this row the parcel would be written anew, without what was deleted since.
  await orRunAgain(async () => {
    const row = await ports.archiveLists.byId(id)
    if (!row) return 'done'
    const { held: _, ...rest } = row
    return ports.commit(
      { save: 'archive_list', row: { ...rest, ...change, version: row.version + 1 }, ifVersion: row.version },
      ...archiveCards(id, asked),
    )
  })
}
