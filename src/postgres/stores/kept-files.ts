import { sql } from 'kysely'
import type { KeptFiles } from '../../core/ports/stores.ts'
import type { Database } from '../open/database.ts'

export function keptFiles({ kysely }: Database): KeptFiles {
  return {
    claim: ({ id, person, forMs }, { files, bytes, each }) =>
      kysely.transaction().execute(async trx => {
        // Only one caller counts the files of one person at a time.
        await sql`select pg_advisory_xact_lock(78, hashtext(${person}))`.execute(trx)
        // Room without bytes counts in full. It may be claimed again, by a run after one that did not end.
        const { rows } = await sql`
          insert into kept_file (id, person, until)
          select ${id}, ${person}, now() + ${forMs}::float8 * interval '1 ms'
          from (
            select count(*) as files, coalesce(sum(coalesce(octet_length(bytes), ${each}::int)), 0) as bytes
            from kept_file where person = ${person} and id <> ${id}) as waiting
          where waiting.files < ${files}::int and waiting.bytes + ${each}::int <= ${bytes}::int
          on conflict (id) do update set until = kept_file.until where kept_file.bytes is null
          returning id`.execute(trx)
        return rows.length > 0
      }),
    fill: async (id, bytes) => {
      // pg sends nothing but a Buffer as bytes.
      const filled = kysely.updateTable('kept_file').set({ bytes: Buffer.from(bytes) })
      await filled.where('id', '=', id).where('bytes', 'is', null).execute()
    },
    get: async id => {
      const live = sql<boolean>`until > now()`
      const row = kysely.selectFrom('kept_file').select('bytes').where('id', '=', id).where(live)
      return (await row.executeTakeFirst())?.bytes ?? null
    },
    drop: async id => {
      await kysely.deleteFrom('kept_file').where('id', '=', id).execute()
    },
  }
}
