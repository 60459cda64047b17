import { sql } from 'kysely'
import type { Broadcasts } from '../../core/ports/stores.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function broadcasts(database: Database): Broadcasts {
  return {
    byId: gatheredRows(database, 'broadcast'),
    urgent: async () => {
      const running = database.kysely
        .selectFrom('broadcast')
        .select('id')
        .where(sql<boolean>`doc ? 'urgent' and doc->>'state' = 'running'`)
      return (await running.execute()).map(row => row.id)
    },
    changing: async targetId => {
      const changes = database.kysely
        .selectFrom('broadcast')
        .select('doc')
        .where(sql<string>`doc->>'targetId'`, '=', targetId)
      const rows = await changes.orderBy('said_at', 'desc').orderBy('id').execute()
      return rows.map(row => row.doc)
    },
    recent: async limit => {
      const all = database.kysely.selectFrom('broadcast').select('doc')
      const rows = await all.orderBy('said_at', 'desc').orderBy('id').limit(limit).execute()
      return rows.map(row => row.doc)
    },
  }
}
