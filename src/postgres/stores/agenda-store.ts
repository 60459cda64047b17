import { sql } from 'kysely'
import type { AgendaFeed } from '../../core/domain/agenda/agenda.ts'
import type { Agenda, RecurringIdeas } from '../../core/ports/agenda-stores.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'
import { allOf } from './approval-stores.ts'

/** Each week that somebody looks at reads them, twenty of some hundred kilobytes, and they change once a day. */
const knownForMs = 3_000

export function agenda(database: Database): Agenda {
  const read = async (): Promise<AgendaFeed[]> => {
    const { rows } = await sql<{ doc: AgendaFeed }>`
      select doc from agenda_feed where doc->>'state' = 'open' order by created_at, id`.execute(database.kysely)
    return rows.map(row => row.doc)
  }
  let last: { rows: Promise<AgendaFeed[]>; at: number } | undefined
  const now = (): Promise<AgendaFeed[]> => {
    const asked = { rows: read(), at: performance.now() }
    last = asked
    asked.rows.catch(() => last === asked && (last = undefined))
    return asked.rows
  }
  return {
    all: () => (last && performance.now() - last.at < knownForMs ? last.rows : now()),
    now,
    ended: async before => {
      const { rows } = await sql<{ doc: AgendaFeed }>`
        select doc from agenda_feed where doc->>'state' = 'ended' and doc->>'endedAt' < ${before}
        order by created_at, id`.execute(database.kysely)
      return rows.map(row => row.doc)
    },
    byId: gatheredRows(database, 'agenda_feed'),
  }
}

export function recurringIdeas(database: Database): RecurringIdeas {
  return { all: allOf(database, 'recurring_idea'), byId: gatheredRows(database, 'recurring_idea') }
}
