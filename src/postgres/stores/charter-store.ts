import { charterId, noCharter } from '../../core/domain/charter/charter.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'
import type { Charters } from '../../core/ports/stores.ts'

export function charters(database: Database): Charters {
  const byId = gatheredRows(database, 'charter')
  return { current: async () => (await byId(charterId)) ?? noCharter }
}
