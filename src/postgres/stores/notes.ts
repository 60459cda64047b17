import type { Notes } from '../../core/ports.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function notes(database: Database): Notes {
  return { byId: gatheredRows(database, 'note') }
}
