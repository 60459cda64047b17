import type { Delegations } from '../../core/ports/stores.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function delegations(database: Database): Delegations {
  const open = (now: string) =>
    database.kysely.selectFrom('delegation').select('doc').where('until', '>', now).where(({ ref }) => ref('doc', '->').key('ended'), 'is', null)
  return {
    byId: gatheredRows(database, 'delegation'),
    of: async (approvers, now) => {
      if (approvers.length === 0) return []
      const rows = await open(now).where('lender', 'in', approvers).orderBy('created_at').orderBy('id').execute()
      return rows.map(row => row.doc)
    },
    open: async (now, limit) => (await open(now).orderBy('created_at', 'desc').orderBy('id').limit(limit).execute()).map(row => row.doc),
  }
}
