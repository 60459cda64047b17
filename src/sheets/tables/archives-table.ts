import type { ArchiveItem } from '../../core/domain/retention/archive-list.ts'
import type { Sheet } from '../../core/ports/outside.ts'
import type { PlainName, Words } from '../../words.ts'

/** What the archivist is asked about, a line each. */
export function archivesTable(items: readonly ArchiveItem[], words: Words): Sheet {
  const column = (name: PlainName<'retention.archive.columns'>, width: number) => ({
    title: words.text(`retention.archive.columns.${name}`),
    width,
  })
  return {
    name: words.text('retention.archive.sheet'),
    columns: [
      column('kind', 16),
      column('reference', 18),
      column('title', 50),
      column('from', 12),
      column('to', 12),
      column('seal', 66),
      column('lies', 40),
      column('fate', 24),
    ],
    rows: items.map(({ kind, reference, title, from, to, seal }) => [
      words.text(`retention.archive.kinds.${kind}`),
      reference,
      kind === 'journal' ? words.count('retention.archive.entries', Number(title)) : title,
      from,
      to,
      seal,
      words.text(`retention.archive.lies.${kind}`),
      words.text(`retention.archive.fates.${kind}`),
    ]),
  }
}
