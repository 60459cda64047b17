import { parseReference } from '../../domain/reference.ts'
import type { ArchiveItem, ArchiveList } from '../../domain/retention/archive-list.ts'
import { type Instant, later } from '../../domain/time.ts'
import type { WholeRow } from '../../ports/retention-stores.ts'
import type { Ports } from '../../ports.ts'
import { archiveFile, archiveFolder } from './list-archives.ts'

export type ExportNeeds = Pick<Ports, 'archiveLists' | 'purges' | 'campaigns' | 'editions' | 'history' | 'library'>

/** Entries of one item: more than any has. */
const entriesMost = 10_000
/** Lines of the journal in one file of the library. */
const linesAtOnce = 20_000

/** The details of an extract are older than its last day, in any time zone. */
export function extractBefore({ to }: Pick<ArchiveItem, 'to'>): Instant {
  return later(`${to}T00:00:00.000Z`, 2 * 24 * 60 * 60_000)
}

/**
 * What is transferred, in the library: a JSON object a line, each an item with every row that belongs to it and its
 * journal entries; the lines of a journal extract in files of their own. Pages of an edition are in the library
 * already. Answers its address. Nothing may be deleted before.
 */
export async function exportArchives(ports: ExportNeeds, list: ArchiveList): Promise<string> {
  const lines: string[] = []
  for (const item of list.items) lines.push(JSON.stringify({ ...item, ...(await documentsOf(ports, list, item)) }))
  return write(ports, archiveFile('Versement', list, '.jsonl'), lines)
}

async function documentsOf(ports: ExportNeeds, list: ArchiveList, item: ArchiveItem): Promise<object> {
  const { kind, id, reference } = item
  switch (kind) {
    case 'post': {
      const rows = await ports.archiveLists.rows(await ports.purges.ofPost(id))
      return { rows, journal: await entriesOf(ports, [reference, ...referencesOf(rows)]) }
    }
    case 'edition':
      return { edition: await ports.editions.byId(id), journal: await entriesOf(ports, [reference]) }
    case 'campaign':
      return { campaign: await ports.campaigns.byId(id), journal: await entriesOf(ports, [reference]) }
    case 'journal':
      return { files: await exportExtract(ports, list, item) }
  }
}

/** References of its broadcasts, and of its proposal. */
function referencesOf(rows: readonly WholeRow[]): string[] {
  const said = rows.map(({ doc }) => (doc as { reference?: unknown }).reference)
  return said.filter(reference => typeof reference === 'string' && parseReference(reference) !== null) as string[]
}

function entriesOf({ history }: Pick<Ports, 'history'>, subjects: readonly string[]) {
  return history.about([...new Set(subjects)], { before: null, limit: entriesMost, without: [] })
}

async function exportExtract(ports: ExportNeeds, list: ArchiveList, item: ArchiveItem): Promise<string[]> {
  const files: string[] = []
  for (let after = 0; ;) {
    const page = await ports.archiveLists.extract(extractBefore(item), { after, limit: linesAtOnce })
    const last = page.at(-1)
    if (!last) return files
    after = last.line.seq
    const name = archiveFile('Versement', list, ` journal ${files.length + 1}.jsonl`)
    const lines = page.map(one => JSON.stringify(one))
    files.push(await write(ports, name, lines))
  }
}

function write({ library }: Pick<Ports, 'library'>, name: string, lines: readonly string[]): Promise<string> {
  const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`)
  return library.put(archiveFolder, name, 'application/jsonl', bytes)
}
