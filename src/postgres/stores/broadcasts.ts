import type { Broadcasts } from '../../core/ports/stores.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function broadcasts(database: Database): Broadcasts {
  return {
    byId: gatheredRows(database, 'broadcast'),
    recent: async limit => {
      const all = database.kysely.selectFrom('broadcast').select('doc')
      const rows = await all.orderBy('said_at', 'desc').orderBy('id').limit(limit).execute()
      return rows.map(row => row.doc)
    },
  }
}
