import type { Absences } from '../../core/ports/stores.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function absences(database: Database): Absences {
  return { byId: gatheredRows(database, 'absence') }
}
