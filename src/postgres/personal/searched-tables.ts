import { sql } from 'kysely'
import type { TraceGroup } from '../../core/domain/personal/erasure.ts'
import type { Database } from '../open/database.ts'
import { tableCategories } from '../retention/table-categories.ts'

/**
 * A table as the database itself knows it, so that none can be forgotten. `columns`: those that hold text, once each:
 * neither bytes nor what is generated from others. `key`: of one column, else null.
 */
export type SearchedTable = {
  schema: string
  name: string
  columns: string[]
  key: { column: string; type: string } | null
  isDocument: boolean
}

const schemas = ['public', 'pgboss']

/** Whoever is named in a row of these: what the database, the queue and the installation need to run names nobody. */
export async function searchedTables(database: Database): Promise<SearchedTable[]> {
  return (await allTables(database)).flatMap(table => {
    if (table.schema === 'pgboss') return table.name === 'job' ? [{ ...table, columns: ['data'] }] : []
    return table.isDocument || typeof tableCategories[table.name] === 'string' ? [table] : []
  })
}

async function allTables({ kysely }: Database): Promise<SearchedTable[]> {
  const { rows } = await sql<SearchedTable>`
    select n.nspname as schema, c.relname as name,
      array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped
        and attgenerated = '' and atttypid <> 'bytea'::regtype order by attnum) as columns,
      (select jsonb_build_object('column', a.attname, 'type', format_type(a.atttypid, null)) from pg_index as i
        join pg_attribute as a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where i.indrelid = c.oid and i.indisprimary and i.indnatts = 1) as key,
      exists (select from pg_attribute where attrelid = c.oid and attname = 'doc')
        and exists (select from pg_attribute where attrelid = c.oid and attname = 'version')
        and c.relname <> 'directory_state' as "isDocument"
    from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where n.nspname = any(${schemas}::text[]) and c.relkind in ('r', 'p') and not c.relispartition
    order by n.nspname desc, c.relname`.execute(kysely)
  return rows
}

const groups: Record<string, TraceGroup> = {
  initiative: 'proposals',
  listed_item: 'proposals',
  call: 'proposals',
  call_department: 'proposals',
  note: 'own',
  kept_file: 'own',
  conversation: 'own',
  thread_turn: 'own',
  placement: 'own',
  workbook: 'own',
  week_address: 'own',
  asked_move: 'own',
  reminders: 'own',
  daily_count: 'own',
  data_request: 'own',
  absence: 'own',
  delivery: 'deliveries',
  event: 'events',
  event_answer: 'events',
  event_board: 'events',
  event_counts: 'events',
  attendance: 'events',
  calendar_copy: 'events',
  assistants: 'events',
  people_list: 'settings',
  perimeter: 'settings',
  circuit: 'settings',
  section: 'settings',
  sector: 'settings',
  delegation: 'settings',
  urgent_template: 'settings',
  agenda_feed: 'settings',
  recurring_idea: 'settings',
  erasure: 'settings',
  suspension: 'settings',
  retention_rule: 'settings',
  rule_proposal: 'settings',
  archive_list: 'settings',
  directory_person: 'directory',
  directory_member: 'directory',
  directory_change: 'directory',
  directory_notice: 'directory',
  journal: 'journal',
  journal_actor: 'journal',
  journal_detail: 'journal',
  asked_job: 'queue',
}

/** What has no group of its own is about posts: publications, what vouches for them, what became of them. */
export function groupOf({ schema, name }: Pick<SearchedTable, 'schema' | 'name'>): TraceGroup {
  return schema === 'pgboss' ? 'queue' : (groups[name] ?? 'posts')
}
