import { sql } from 'kysely'
import type { Delegations } from '../../core/ports/stores.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function delegations(database: Database): Delegations {
  const open = (now: string) =>
    database.kysely
      .selectFrom('delegation')
      .select('doc')
      .where('until', '>', now)
      .where(sql<boolean>`doc->>'ended' is null`)
  return {
    byId: gatheredRows(database, 'delegation'),
    of: async (approvers, now) => {
      if (approvers.length === 0) return []
      const rows = await open(now).where('lender', 'in', approvers).orderBy('created_at').orderBy('id').execute()
      return rows.map(row => row.doc)
    },
    concerning: async (person, now) => {
      const rows = await open(now)
        .where(({ eb, or }) => or([eb('lender', '=', person), eb('delegate', '=', person)]))
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .execute()
      return rows.map(row => row.doc)
    },
    open: async (now, limit) =>
      (await open(now).orderBy('created_at', 'desc').orderBy('id').limit(limit).execute()).map(row => row.doc),
  }
}
