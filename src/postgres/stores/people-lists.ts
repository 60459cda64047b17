import { sql } from 'kysely'
import type { ListedPeople } from '../../core/audiences/lists/people-list.ts'
import type { PeopleLists } from '../../core/ports/stores.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

/** Their people stay in the database: reading some lists of fifty thousand would hold the process. */
const listed = sql<ListedPeople>`doc - 'people' || jsonb_build_object('size', jsonb_array_length(doc->'people'))`

export function peopleLists(database: Database): PeopleLists {
  const newest = () =>
    database.kysely.selectFrom('people_list').select(listed.as('list')).orderBy('created_at', 'desc').orderBy('id')
  return {
    byId: gatheredRows(database, 'people_list'),
    waitingFor: async person => {
      const [last] = await newest().where(sql<boolean>`doc->'addedBy'->>'id' = ${person}`).limit(1).execute()
      return last?.list.state === 'read' ? last.list : null
    },
    recent: async limit => {
      const rows = await newest().where(sql<boolean>`doc->>'state' = 'kept'`).limit(limit).execute()
      return rows.map(row => row.list)
    },
  }
}
