import type { Sheet } from '../../core/ports/outside.ts'
import type { FigureTable } from '../../words/figure-table.ts'

const widths = { text: 44, number: 18, share: 18, days: 22 } as const

/** A tab a table, with its numbers as numbers. */
export function figureTabs(tables: readonly FigureTable[]): Sheet[] {
  return tables.map(({ title, columns, rows, empty, note }) => ({
    name: title,
    columns: columns.map(({ title: heading, kind }) => ({
      title: heading,
      width: widths[kind],
      ...(kind === 'share' && { share: true as const }),
    })),
    rows: [...(rows.length === 0 ? [[empty]] : rows), [], [note]],
  }))
}
