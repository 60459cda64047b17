import { sql } from 'kysely'
import type { Rows } from '../../core/change.ts'
import type {
  Absences,
  Circuits,
  Delegations,
  Perimeters,
  RemindersOf,
  Sectors,
  UrgentTemplates,
  Validations,
} from '../../core/ports/stores.ts'
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

export function absences(database: Database): Absences {
  return { byId: gatheredRows(database, 'absence') }
}

export function reminders(database: Database): RemindersOf {
  return { byId: gatheredRows(database, 'reminders') }
}

export function circuits(database: Database): Circuits {
  return { all: allOf(database, 'circuit') }
}

export function sectors(database: Database): Sectors {
  return { all: allOf(database, 'sector') }
}

export function perimeters(database: Database): Perimeters {
  return { all: allOf(database, 'perimeter') }
}

export function urgentTemplates(database: Database): UrgentTemplates {
  return { all: allOf(database, 'urgent_template') }
}

/** Every row, the oldest first: of tables that people fill by hand. */
export function allOf<K extends 'circuit' | 'perimeter' | 'sector' | 'urgent_template' | 'section' | 'recurring_idea'>(
  { kysely }: Database,
  table: K,
): () => Promise<Rows[K][]> {
  return async () => {
    const { rows } = await sql<{ doc: Rows[K] }>`select doc from ${sql.table(table)} order by created_at, id`.execute(
      kysely,
    )
    return rows.map(row => row.doc)
  }
}
