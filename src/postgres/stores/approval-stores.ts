import { sql } from 'kysely'
import type { Delegations, Validations } from '../../core/ports/stores.ts'
import { docsOf } from '../docs-of.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function validations(database: Database): Validations {
  const docs = docsOf(database, 'validation')
  return {
    byId: gatheredRows(database, 'validation'),
    waitingFor: (person, limit) =>
      docs(sql`where waiting_for @> array[${person}]::text[] order by due nulls last, submitted_at, id limit ${limit}`),
    countWaitingFor: async person => {
      const row = await database.kysely
        .selectFrom('validation')
        .select(database.kysely.fn.countAll<string | number>().as('waiting'))
        .where(sql<boolean>`waiting_for @> array[${person}]::text[]`)
        .executeTakeFirstOrThrow()
      return Number(row.waiting)
    },
    // Rare, and only among waiting ones: not worth an index.
    asking: (person, after, limit) => {
      const asked = JSON.stringify([{ approvers: [{ id: person }] }])
      return docs(sql`where waiting_for is not null and id > ${after} and doc->'steps' @> ${asked}::jsonb
        order by id limit ${limit}`)
    },
  }
}

export function delegations(database: Database): Delegations {
  const docs = docsOf(database, 'delegation')
  const isOpen = (now: string) => sql`until > ${now} and doc->>'ended' is null`
  return {
    byId: gatheredRows(database, 'delegation'),
    of: async (approvers, now) =>
      approvers.length === 0
        ? []
        : docs(sql`where ${isOpen(now)} and lender = any(${approvers}::text[]) order by created_at, id`),
    concerning: (person, now) =>
      docs(sql`where ${isOpen(now)} and ${person} in (lender, delegate) order by created_at desc, id`),
    open: (now, limit) => docs(sql`where ${isOpen(now)} order by created_at desc, id limit ${limit}`),
  }
}
