import { sql } from 'kysely'
import type { PeopleLists } from '../../core/ports/stores.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function peopleLists(database: Database): PeopleLists {
  const newest = () =>
    database.kysely.selectFrom('people_list').select('doc').orderBy('created_at', 'desc').orderBy('id')
  return {
    byId: gatheredRows(database, 'people_list'),
    waitingFor: async person => {
      const [last] = await newest().where(sql<boolean>`doc->'addedBy'->>'id' = ${person}`).limit(1).execute()
      return last?.doc.state === 'read' ? last.doc : null
    },
    recent: async limit => {
      const rows = await newest().where(sql<boolean>`doc->>'state' = 'kept'`).limit(limit).execute()
      return rows.map(row => row.doc)
    },
  }
}
