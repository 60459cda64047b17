import type { RemindersOf } from '../../core/ports/stores.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function reminders(database: Database): RemindersOf {
  return { byId: gatheredRows(database, 'reminders') }
}
