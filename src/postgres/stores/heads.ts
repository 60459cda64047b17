import type { Heads } from '../../core/ports/stores.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function heads(database: Database): Heads {
  return {
    byId: gatheredRows(database, 'journal_head'),
    last: async () =>
      (await database.kysely.selectFrom('journal_head').select('doc').orderBy('id', 'desc').limit(1).executeTakeFirst())
        ?.doc ?? null,
  }
}
