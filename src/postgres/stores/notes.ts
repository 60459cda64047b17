import type { Notes } from '../../core/ports/stores.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function notes(database: Database): Notes {
  return {
    byId: gatheredRows(database, 'note'),
    lastKept: async writer => {
      const row = await database.kysely
        .selectFrom('note')
        .select('doc')
        .where('writer', '=', writer)
        .where('state', '=', 'kept')
        .orderBy('said_at', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row?.doc ?? null
    },
  }
}
