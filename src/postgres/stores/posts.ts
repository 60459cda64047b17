import { sql } from 'kysely'
import type { Posts } from '../../core/ports/stores.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function posts(database: Database): Posts {
  return {
    byId: gatheredRows(database, 'post'),
    recent: async limit => {
      const kept = database.kysely.selectFrom('post').select('doc').where('state', '<>', 'cancelled')
      const rows = await kept.orderBy('updated_at', 'desc').orderBy('id').limit(limit).execute()
      return rows.map(row => row.doc)
    },
    withPicture: async pictureId => {
      const having = sql<boolean>`pictures @> array[${pictureId}]::text[]`
      const rows = await database.kysely.selectFrom('post').select('doc').where(having).orderBy('id').execute()
      return rows.map(row => row.doc)
    },
  }
}
