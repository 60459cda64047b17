import type { Audience } from '../../core/domain/audiences/audience.ts'
import type { Account } from '../../core/domain/faces/account.ts'
import type { Sheet, Tables } from '../../core/ports/outside.ts'
import type { Words } from '../../words.ts'
import { writeFigures } from '../../words/written-figures.ts'
import { archivesTable } from './archives-table.ts'
import { figureTabs } from './figure-tabs.ts'
import { participantsTables } from './participants-table.ts'
import { byDepartment, byReason, summaryTable } from './summary-table.ts'
import { sitesTables } from './sites-table.ts'
import { flatTable, linesTable, peopleTable } from './flat-table.ts'

/** What a spreadsheet still opens at once, and memory holds: the CSV names everybody. */
const peopleMost = 50_000

/** `audienceText`: an audience in words. */
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
      // Not sent yet: there is no state to tell.
      return { name, columns: columns.slice(0, -1), rows: rows.map(row => row.slice(0, -1)) }
    },
  }
}
