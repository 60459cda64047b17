import type { Placements } from '../../core/ports/stores.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function placements(database: Database): Placements {
  return {
    byKey: gatheredRows(database, 'placement'),
    byActivity: async (conversationId, activityId) => {
      const row = await database.kysely
        .selectFrom('placement')
        .select('doc')
        .where('activity_id', '=', activityId)
        .where('conversation_id', '=', conversationId)
        .executeTakeFirst()
      return row?.doc ?? null
    },
    inDoubt: async limit => {
      const doubtful = database.kysely
        .selectFrom('placement')
        .select('doc')
        .where('state', 'in', ['unknown', 'refused'])
        .where('over', 'is', null)
      const rows = await doubtful.orderBy('updated_at').limit(limit).execute()
      return rows.map(row => row.doc)
    },
  }
}
