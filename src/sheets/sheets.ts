import { setImmediate as turn } from 'node:timers/promises'
import { stringify } from 'csv-stringify/sync'
import type { Cell } from 'write-excel-file/node'
import type { Sheet, SheetRow, Sheets } from '../core/ports/outside.ts'
import { readCsv } from './read-csv.ts'

/** Signs that start a formula, also in full width: https://owasp.org/www-community/attacks/CSV_Injection */
const formula = /^\s*[=+\-@\t\r\n＝＋－＠]/

/** What XML cannot hold: a workbook with one of these does not open. */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Typed text, shown as it was typed: an apostrophe before what would be a formula. */
export function safeCell(text: string): string {
  const clean = text.toWellFormed().replace(unwritable, '')
  return formula.test(clean) ? `'${clean}` : clean
}

/** So many rows take some ms: between two slices of a long table the process does its other work. */
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

/**
 * A sheet's name has 31 characters at most, and none of these:
 * https://support.microsoft.com/office/3f94912b-2f7b-4ba0-9f3b-0d9dd6ca43d6
 */
const illegal = /[\\/?*[\]:]/g
const nameMax = 31

const heading = { fontWeight: 'bold', backgroundColor: '#E7EEF0', wrap: true, alignVertical: 'center' } as const

/** Its library is loaded with the first file. */
export const writeXlsx: Sheets['xlsx'] = async sheets => {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  return writeXlsxFile(
    sheets.map(({ name, columns, rows }) => ({
      sheet: name.replace(illegal, ' ').slice(0, nameMax),
      columns: columns.map(({ width }) => ({ width })),
      data: [
        columns.map(({ title }): Cell => ({ value: safeCell(title), ...heading })),
        ...rows.map(row => cells(row, columns)),
      ],
      stickyRowsCount: 1,
    })),
  ).toBuffer()
}

/** Plain values where no format is needed: a cell object costs more than its text. */
function cells(row: Sheet['rows'][number], columns: Sheet['columns']): Cell[] {
  return row.map((cell, at): Cell => {
    if (typeof cell === 'string') return safeCell(cell)
    return typeof cell === 'number' && columns[at]?.share === true
      ? { value: cell, type: Number, format: '0.0%' }
      : cell
  })
}

export const sheets: Sheets = { csv: writeCsv, xlsx: writeXlsx, readCsv }
