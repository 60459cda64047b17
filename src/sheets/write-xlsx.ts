import type { Cell } from 'write-excel-file/node'
import type { Sheet, Sheets } from '../core/ports/outside.ts'
import { safeCell } from './safe-cell.ts'

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

/** Plain values where nothing is to be said of their look: a cell of its own costs more than its text. */
function cells(row: Sheet['rows'][number], columns: Sheet['columns']): Cell[] {
  return row.map((cell, at): Cell => {
    if (typeof cell === 'string') return safeCell(cell)
    return typeof cell === 'number' && columns[at]?.share === true
      ? { value: cell, type: Number, format: '0.0%' }
      : cell
  })
}
