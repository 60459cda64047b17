import { setImmediate as turn } from 'node:timers/promises'
import { stringify } from 'csv-stringify/sync'
import type { Sheet, SheetRow, Sheets } from '../core/ports/outside.ts'
import { safeCell } from './safe-cell.ts'

/** Written in some milliseconds: between two slices of a long table the process does what else waits. */
const rowsAtOnce = 500

/** Numbers have a decimal comma, as a French spreadsheet reads them. */
export const writeCsv: Sheets['csv'] = async ({ columns, rows }) => {
  const written = [bytes([columns.map(({ title }) => safeCell(title))], true)]
  let some: string[][] = []
  for (const row of rows) {
    some.push(cellsOf(row, columns))
    if (some.length < rowsAtOnce) continue
    written.push(bytes(some, false))
    some = []
    await turn()
  }
  return Buffer.concat([...written, bytes(some, false)])
}

function bytes(rows: string[][], bom: boolean): Buffer {
  return Buffer.from(stringify(rows, { bom, delimiter: ';', record_delimiter: 'windows' }), 'utf8')
}

function cellsOf(row: SheetRow, columns: Sheet['columns']): string[] {
  return row.map((cell, at) => cellText(cell, columns[at]?.share === true))
}

function cellText(cell: string | number | null, share: boolean): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return safeCell(cell)
  return share ? `${decimal(Math.round(cell * 1000) / 10)}%` : decimal(cell)
}

function decimal(value: number): string {
  return String(value).replace('.', ',')
}
