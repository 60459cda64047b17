import { Unavailable } from '../../domain/errors.ts'
import type { ArchiveItem, ArchiveList } from '../../domain/retention/archive-list.ts'
import type { Held } from '../../domain/retention/suspension.ts'
import type { Ports } from '../../ports.ts'
import { whileStale } from '../attempt.ts'
import { forgetEdition } from '../editions/forget-edition.ts'
import { exportArchives, extractBefore, type ExportNeeds } from './export-archives.ts'
import { archiveCards, whoIsAsked } from './list-archives.ts'
import { endRows, type PurgeDocumentsNeeds } from './purge-documents.ts'
import { purgedEntry } from './purged-entry.ts'
import { type HeldNeeds, readHeld } from '../read-held.ts'

const detailsAtOnce = 2_000

type Needs = ExportNeeds &
  PurgeDocumentsNeeds &
  Parameters<typeof forgetEdition>[0] &
  HeldNeeds &
  Pick<Ports, 'archiveLists' | 'campaigns' | 'directory' | 'now'>

/**
 * The job after a visa: what is transferred is exported first; then each item goes, by itself, and what somebody
 * suspended meanwhile stays. Killed anywhere it goes on. Throws Unavailable to be run again.
 */
export async function purgeArchives(ports: Needs, id: string): Promise<void> {
  const list = await ports.archiveLists.byId(id)
  if (!list || list.state === 'waiting' || list.purgedAt !== null) return
  const held = await readHeld(ports)
  const parcel = list.state === 'transfer' ? (list.parcel ?? (await exportArchives(ports, list))) : null
  if (parcel !== list.parcel) await note(ports, id, { parcel })
  for (const item of list.items) if (!isHeld(item, held)) await purgeItem(ports, item, held)
  await ports.purges.endCounts()
  await note(ports, id, { purgedAt: ports.now() })
}

/** A suspension of a person holds whatever names them: the rows are looked at once more as they go. */
function isHeld({ reference }: ArchiveItem, { references }: Held): boolean {
  return references.includes(reference)
}

async function purgeItem(ports: Needs, item: ArchiveItem, held: Held): Promise<void> {
  switch (item.kind) {
    case 'post':
      return purgePost(ports, item, held)
    case 'edition':
      if (held.people.length > 0) return
      await forgetEdition(ports, item.id)
      await ports.commit(purgedEntry('editions', 1, item.reference))
      return
    case 'campaign':
      return purgeCampaign(ports, item, held)
    case 'journal':
      return purgeExtract(ports, item, held)
  }
}

async function purgePost(ports: Needs, { id, reference }: ArchiveItem, held: Held): Promise<void> {
  const done = await whileStale<'done'>(async () => {
    const rows = await ports.purges.ofPost(id)
    if (rows.length === 0 || names(await ports.archiveLists.rows(rows), held)) return 'done'
    return ports.commit(...(await endRows(ports, rows)), purgedEntry('posts', rows.length, reference))
  })
  if (done !== 'done') throw new Unavailable(done.kind)
}

async function purgeCampaign(ports: Needs, { id, reference }: ArchiveItem, held: Held): Promise<void> {
  const campaign = await ports.campaigns.byId(id)
  if (campaign?.state !== 'closed' || names(campaign, held)) return
  await ports.commit({ remove: 'campaign', id, ifVersion: campaign.version }, purgedEntry('campaigns', 1, reference))
}

/** Up to the last entry of the extract, and no further. */
async function purgeExtract(ports: Needs, { id, to }: ArchiveItem, held: Held): Promise<void> {
  const before = extractBefore({ to })
  const due = { before, upTo: Number(id) }
  for (let from = { taken: 1, after: 0 }; from.taken > 0;) {
    const page = { after: from.after, limit: detailsAtOnce }
    from = await ports.purges.takeDetails('journal-details', due, held, page)
  }
  while ((await ports.purges.takeActors(before, held.people, detailsAtOnce)) > 0);
}

function names(row: unknown, { people }: Held): boolean {
  const said = people.length === 0 ? '' : JSON.stringify(row)
  return people.some(person => said.includes(person))
}

async function note(
  ports: Pick<Ports, 'archiveLists' | 'directory' | 'commit'>,
  id: string,
  change: Partial<ArchiveList>,
): Promise<void> {
  const asked = await whoIsAsked(ports)
  const noted = await whileStale<'done'>(async () => {
    const row = await ports.archiveLists.byId(id)
    if (!row) return 'done'
    return ports.commit(
      { save: 'archive_list', row: { ...row, ...change, version: row.version + 1 }, ifVersion: row.version },
      ...archiveCards(id, asked),
    )
  })
  // A parcel that nobody noted would be written anew, without what went since.
  if (noted !== 'done') throw new Unavailable(noted.kind)
}
