import { sql } from 'kysely'
import type { AgendaFeed } from '../../core/domain/agenda/agenda.ts'
import { docsOf } from '../docs-of.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'
import type { Agenda } from '../../core/ports/stores.ts'

/** Each look at a week reads them, twenty of some hundred kilobytes, and they change once a day. */
const knownForMs = 3_000

export function agenda(database: Database): Agenda {
  const docs = docsOf(database, 'agenda_feed')
  let last: { rows: Promise<AgendaFeed[]>; at: number } | undefined
  const now = (): Promise<AgendaFeed[]> => {
    const asked = { rows: docs(sql`where doc->>'state' = 'open' order by created_at, id`), at: performance.now() }
    last = asked
    asked.rows.catch(() => last === asked && (last = undefined))
    return asked.rows
  }
  return {
    all: () => (last && performance.now() - last.at < knownForMs ? last.rows : now()),
    now,
    ended: before => docs(sql`where doc->>'state' = 'ended' and doc->>'endedAt' < ${before} order by created_at, id`),
    byId: gatheredRows(database, 'agenda_feed'),
  }
}
