import { sql } from 'kysely'
import type { DataRequests } from '../../core/ports/personal-data.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

/** Whose request ends, or is erased, has no file any more: it goes with the row. */
export function dataRequests(database: Database): DataRequests {
  const { kysely } = database
  return {
    byId: gatheredRows(database, 'data_request'),
    // Rows end after some weeks: there are few.
    underWay: async (person, at) =>
      (
        await kysely
          .selectFrom('data_request')
          .select('doc')
          .where(sql`doc->>'person'`, '=', person)
          .where(sql`doc->>'writtenAt'`, 'is', null)
          .where('until', '>', at)
          .limit(1)
          .executeTakeFirst()
      )?.doc ?? null,
    put: async (id, bytes) => {
      // pg sends nothing but a Buffer as bytes.
      const row = { id, bytes: Buffer.from(bytes) }
      const stored = kysely.insertInto('data_file').values(row)
      await stored.onConflict(on => on.column('id').doUpdateSet({ bytes: row.bytes })).execute()
    },
    drop: async id => void (await kysely.deleteFrom('data_file').where('id', '=', id).execute()),
    file: async id =>
      (await kysely.selectFrom('data_file').select('bytes').where('id', '=', id).executeTakeFirst())?.bytes ?? null,
  }
}
