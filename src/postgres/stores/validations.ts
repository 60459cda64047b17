import { sql } from 'kysely'
import type { Validations } from '../../core/ports/stores.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function validations(database: Database): Validations {
  return {
    byId: gatheredRows(database, 'validation'),
    waitingFor: async (person, limit) => {
      const rows = await database.kysely
        .selectFrom('validation')
        .select('doc')
        .where(sql<boolean>`waiting_for @> array[${person}]::text[]`)
        .orderBy('due', order => order.asc().nullsLast())
        .orderBy('submitted_at')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(row => row.doc)
    },
    countWaitingFor: async person => {
      const row = await database.kysely
        .selectFrom('validation')
        .select(database.kysely.fn.countAll<string | number>().as('waiting'))
        .where(sql<boolean>`waiting_for @> array[${person}]::text[]`)
        .executeTakeFirstOrThrow()
      return Number(row.waiting)
    },
    // Rare, and only of what waits: no index pays for it.
    asking: async (person, after, limit) => {
      const rows = await database.kysely
        .selectFrom('validation')
        .select('doc')
        .where('waiting_for', 'is not', null)
        .where('id', '>', after)
        .where(sql<boolean>`doc->'steps' @> ${JSON.stringify([{ approvers: [{ id: person }] }])}::jsonb`)
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(row => row.doc)
    },
  }
}
