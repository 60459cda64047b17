import type { Initiatives } from '../../core/ports/stores.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function initiatives(database: Database): Initiatives {
  const docs = () => database.kysely.selectFrom('initiative').select('doc')
  return {
    byId: gatheredRows(database, 'initiative'),
    byAuthor: async (author, limit) => {
      const rows = await docs()
        .where('author', '=', author)
        .orderBy('submitted_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(row => row.doc)
    },
    waiting: async limit => {
      const waits = docs().where('state', 'in', ['received', 'taken', 'asked'])
      const rows = await waits.orderBy('submitted_at').orderBy('id').limit(limit).execute()
      return rows.map(row => row.doc)
    },
  }
}
