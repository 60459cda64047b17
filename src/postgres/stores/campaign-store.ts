import type { Campaigns } from '../../core/ports/campaigns.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function campaigns(database: Database): Campaigns {
  // `closed` comes before `open`.
  const docs = () =>
    database.kysely
      .selectFrom('campaign')
      .select('doc')
      .orderBy('state', 'desc')
      .orderBy('from_day', 'desc')
      .orderBy('id')
  return {
    byId: gatheredRows(database, 'campaign'),
    recent: async limit => (await docs().limit(limit).execute()).map(({ doc }) => doc),
    open: async () => (await docs().where('state', '=', 'open').execute()).map(({ doc }) => doc),
  }
}
