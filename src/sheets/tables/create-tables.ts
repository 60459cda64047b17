import type { Audience } from '../../core/domain/audiences/audience.ts'
import type { Account } from '../../core/domain/faces/account.ts'
import type { Sheet, Tables } from '../../core/ports/outside.ts'
import type { Words, PlainName } from '../../words.ts'
import { writeFigures } from '../../words/written-figures.ts'
import { figureTabs } from './figure-tabs.ts'
import { participantsTables } from './participants-table.ts'
import { byDepartment, byReason, summaryTable } from './summary-table.ts'
import { sitesTables } from './sites-table.ts'
import { flatTable, linesTable, peopleTable } from './flat-table.ts'
import type { ArchiveItem } from '../../core/domain/retention/archive-list.ts'

/** What a spreadsheet still opens at once, and memory holds: the CSV names everybody. */
const peopleMost = 50_000

export function createTables(words: Words, audienceText: (audience: Audience, words: Words) => string): Tables {
  const summary = (account: Account): Sheet =>
    summaryTable(account, audienceText(account.broadcast.audience, words), words)
  return {
    account: account => [
      summary(account),
      byDepartment(account, words),
      byReason(account, words),
      ...sitesTables(account.sites, words),
      peopleTable(account.toReach, { kind: account.broadcast.kind, most: peopleMost }, words),
    ],
    flat: account => flatTable(account, summary(account), words),
    figures: figures => figureTabs(writeFigures(figures, words)),
    participants: listed => participantsTables(listed, words),
    archives: items => archivesTable(items, words),
    lines: lines => linesTable(lines, words),
    toReach: people => {
      const { name, columns, rows } = peopleTable(people, { kind: 'send', most: Infinity }, words)
      // Not sent yet: there is no state to show.
      return { name, columns: columns.slice(0, -1), rows: rows.map(row => row.slice(0, -1)) }
    },
  }
}

/** What the archivist is asked about, a line each. */
function archivesTable(items: readonly ArchiveItem[], words: Words): Sheet {
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
