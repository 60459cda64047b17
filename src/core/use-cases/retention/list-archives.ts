import { type Change, refresh } from '../../change.ts'
import type { PersonId } from '../../domain/actor.ts'
import { keptSince } from '../../domain/retention/kept-until.ts'
import type { ArchiveList } from '../../domain/retention/archive-list.ts'
import type { RetentionCategory } from '../../domain/retention/retention-rule.ts'
import { daysOf } from '../../domain/retention/shipped-rules.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Ports } from '../../ports.ts'
import { whileStale } from '../attempt.ts'
import { files } from '../broadcasts/seen/write-report.ts'
import { type HeldNeeds, readHeld } from '../read-held.ts'

/** Items of one list: more of them wait for the next one. */
const itemsMost = 500
export const archiveFolder = 'Archives'

/** Two lists of one day are two files. */
export function archiveFile(
  what: 'Archives' | 'Versement',
  { at, id }: Pick<ArchiveList, 'at' | 'id'>,
  rest: string,
): string {
  return `${what} ${at.slice(0, 10)} ${id}${rest}`
}

type ListNeeds = HeldNeeds & Pick<Ports, 'retentionRules' | 'archiveLists' | 'commit' | 'newId' | 'now'>

/**
 * Each night: lists with a visa of which a suspension kept something go on; then, if no list waits, what may be a
 * public archive (Code du patrimoine, L. 212-3) and is due becomes a list about which the archivist is asked. Nothing
 * of it is deleted before their visa.
 */
export async function listArchives(ports: ListNeeds, settings: Pick<Settings, 'timeZone'>): Promise<void> {
  const undone = await ports.archiveLists.undone()
  for (const { id } of undone) await ports.commit({ job: 'archive.purge', data: { id } })
  if (await ports.archiveLists.waiting()) return
  const [rules, held] = [await ports.retentionRules.all(), await readHeld(ports)]
  const since = (category: RetentionCategory) => keptSince(daysOf(rules, category), ports.now(), settings)
  const before = {
    post: since('posts'),
    edition: since('editions'),
    campaign: since('campaigns'),
    journal: since('journal-details'),
  }
  const decided = new Set(undone.flatMap(list => list.items.map(({ kind, id }) => `${kind} ${id}`)))
  const due = await ports.archiveLists.due(before, held, itemsMost)
  const items = due.filter(({ kind, id }) => !decided.has(`${kind} ${id}`))
  if (items.length === 0) return
  const id = ports.newId()
  const beginning = { file: null, parcel: null, state: 'waiting', visa: null, purgedAt: null } as const
  await ports.commit(
    { save: 'archive_list', row: { id, version: 1, at: ports.now(), items, ...beginning }, ifVersion: 0 },
    {
      journal: {
        verb: 'archive.listed',
        actor: null,
        subject: 'archives',
        seal: null,
        details: { list: id, items: items.length },
      },
    },
    { job: 'archive.table', data: { id } },
  )
}

type TableNeeds = Pick<Ports, 'archiveLists' | 'directory' | 'sheets' | 'tables' | 'library' | 'commit'>

/** The table is written to the library first: the card that asks opens it. */
export async function writeArchiveTable(ports: TableNeeds, id: string): Promise<void> {
  const list = await ports.archiveLists.byId(id)
  if (!list) return
  const bytes = await ports.sheets.xlsx([ports.tables.archives(list.items)])
  const file = await ports.library.put(archiveFolder, archiveFile('Archives', list, '.xlsx'), files.xlsx, bytes)
  const asked = await whoIsAsked(ports)
  await whileStale<'done'>(async () => {
    const row = await ports.archiveLists.byId(id)
    if (!row) return 'done'
    return ports.commit(
      { save: 'archive_list', row: { ...row, version: row.version + 1, file }, ifVersion: row.version },
      ...archiveCards(id, asked),
    )
  })
}

/** Each archivist; if no group of them is configured, or it is empty, the communication team in its channel. */
export async function whoIsAsked({ directory }: Pick<Ports, 'directory'>): Promise<(PersonId | null)[]> {
  const archivists = await directory.archivists()
  return archivists.length > 0 ? archivists.map(({ id }) => id) : [null]
}

export function archiveCards(listId: string, asked: readonly (PersonId | null)[]): Change[] {
  return asked.map(person => refresh({ card: 'archive', listId, ...(person !== null && { person }) }))
}
