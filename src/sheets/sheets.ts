import type { Sheets } from '../core/ports/outside.ts'
import { readCsv } from './read-csv.ts'

export const sheets: Pick<Sheets, 'readCsv'> = { readCsv }
