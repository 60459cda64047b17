import type { Sheets } from '../core/ports/outside.ts'
import { readCsv } from './read-csv.ts'
import { writeCsv } from './write-csv.ts'
import { writeXlsx } from './write-xlsx.ts'

export const sheets: Sheets = { csv: writeCsv, xlsx: writeXlsx, readCsv }
