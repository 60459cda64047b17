import { charterId, noCharter } from '../../core/domain/charter/charter.ts'
import type { Charters } from '../../core/ports/charters.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function charters(database: Database): Charters {
  const byId = gatheredRows(database, 'charter')
  return { current: async () => (await byId(charterId)) ?? noCharter }
}
