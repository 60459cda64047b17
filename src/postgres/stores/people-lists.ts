import type { PeopleLists } from '../../core/ports/stores.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function peopleLists(database: Database): PeopleLists {
  return {
    byId: gatheredRows(database, 'people_list'),
    recent: async limit => {
      const rows = await database.kysely.selectFrom('people_list').select('doc').orderBy('created_at', 'desc').orderBy('id').limit(limit).execute()
      return rows.map(row => row.doc)
    },
  }
}
