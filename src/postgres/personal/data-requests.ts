import { sql } from 'kysely'
import type { Wait } from '../../core/domain/personal/data-queue.ts'
import type { DataRequests } from '../../core/ports/personal-data.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

/** In the order of the database's one clock; those of one moment by the clock of the process that took them. */
const inTurn = sql`created_at, asked_at, id`

/** Whose request ends, or is erased, has no file any more: it goes with the row. */
export function dataRequests(database: Database): DataRequests {
  const { kysely } = database
  const unwritten = () => kysely.selectFrom('data_request').select('doc').where('written_at', 'is', null)
  return {
    byId: gatheredRows(database, 'data_request'),
    writtenOf: async person => {
      const written = kysely.selectFrom('data_request').select('doc').where('written_at', 'is not', null)
      return (await written.where(sql`coalesce(doc->'of'->>'id', person)`, '=', person).execute()).map(({ doc }) => doc)
    },
    waitingOf: async person => (await unwritten().where('person', '=', person).executeTakeFirst())?.doc ?? null,
    waiting: async (limit, at) => {
      const rows = await unwritten().where('until', '>', at).orderBy(inTurn).limit(limit).execute()
      return rows.map(({ doc }) => doc)
    },
    wait: id => waitOf(database, id),
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

async function waitOf({ kysely }: Database, id: string): Promise<Wait> {
  const { rows } = await sql<Wait>`
    select (select count(*)::int from data_request as before, data_request as mine
        where before.written_at is null and mine.id = ${id} and mine.written_at is null
        and (before.created_at, before.asked_at, before.id) < (mine.created_at, mine.asked_at, mine.id)) as ahead,
      (select (doc->>'tookMs')::float8 from data_request where written_at is not null
        order by written_at desc limit 1) as "passMs"`.execute(kysely)
  return rows[0]!
}
