import { stringify } from 'csv-stringify/sync'
import type { Sheets } from '../core/ports/outside.ts'
import { safeCell } from './safe-cell.ts'

/** Numbers have a decimal comma, as a French spreadsheet reads them. */
export const writeCsv: Sheets['csv'] = ({ columns, rows }) => {
  const cells = rows.map(row => row.map((cell, at) => cellText(cell, columns[at]?.share === true)))
  const titles = columns.map(({ title }) => safeCell(title))
  return Buffer.from(stringify([titles, ...cells], { bom: true, delimiter: ';', record_delimiter: 'windows' }), 'utf8')
}

function cellText(cell: string | number | null, share: boolean): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return safeCell(cell)
  return share ? `${decimal(Math.round(cell * 1000) / 10)}%` : decimal(cell)
}

function decimal(value: number): string {
  return String(value).replace('.', ',')
}
