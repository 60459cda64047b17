import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'
import type { WeekAddresses } from '../../core/ports/stores.ts'

export function weekAddresses(database: Database): WeekAddresses {
  return {
    byId: gatheredRows(database, 'week_address'),
    bySecret: async secret => {
      const found = database.kysely.selectFrom('week_address').select('doc').where('secret', '=', secret)
      return (await found.executeTakeFirst())?.doc ?? null
    },
  }
}
