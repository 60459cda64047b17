import type { Generated } from 'kysely'
import type { TraceGroup } from '../../core/domain/personal/erasure.ts'
import type { RetentionCategory } from '../../core/domain/retention/retention-rule.ts'

/** `sql`: how the database makes it. `read`: the type of what queries read; no value ever has it. */
export type Column<T> = { sql: string; read?: T }
export type Columns = Readonly<Record<string, Column<unknown>>>
type None = Readonly<Record<never, never>>

type Nobody = { nobody: string }
/** `kept`: the rule by which rows end, or why they name nobody. `group`: the heading of these rows for people. */
export type Facts = { kept: RetentionCategory; group: TraceGroup } | { kept: Nobody; group?: undefined }
/** `shown`: cards show such rows, and must be kept as long as they. */
export type DocumentFacts = { kept: RetentionCategory | Nobody; group: TraceGroup; shown: boolean }

/** `key`: of several columns. `stored`: how the database stores it. `isUnlogged`: a crash of the server empties it. */
type Made = { key?: string; stored?: string; isUnlogged?: true }

/** `columns`: in the order in which its migration makes them. `later`: those that further migrations add. */
export type Table<Own extends Columns = Columns> = Facts & { columns: Own; made: Made }
export type DocumentTable<Own extends Columns = Columns, Later extends Columns = Columns> = DocumentFacts & {
  columns: Own
  later: Later
}

type Body<Own> = (Own extends { key: unknown } ? None : { id: Column<string> }) & {
  version: Column<number>
  created_at: Column<Generated<Date>>
}

/** One JSON document a row, written by `apply_changes` alone. `own`: columns that queries need besides. */
export function documents<Own extends Columns = None, Later extends Columns = None>(
  facts: DocumentFacts,
  own = {} as Own,
  later = {} as Later,
): DocumentTable<Body<Own> & Own, Later> {
  const body = {
    ...('key' in own ? { key: own['key'] } : { id: column('text primary key') }),
    version: column('integer not null'),
    doc: column('jsonb not null'),
    created_at: column('timestamptz not null default now()'),
  }
  return { ...facts, columns: { ...body, ...own } as unknown as Body<Own> & Own, later }
}

/** A table of columns, without a document. */
export function rows<Own extends Columns>(facts: Facts, columns: Own, made: Made = {}): Table<Own> {
  return { ...facts, columns, made }
}

export const column = <T>(sql: string): Column<T> => ({ sql })

/** A column that the database makes of others. It may call a function, but holds no subquery. */
export const derived = <T>(type: string, from: string): Column<T> =>
  column(`${type} generated always as (${from}) stored`)

/** Read from the document. */
export const text = <T extends string | null = string>(path: string): Column<NoInfer<T>> =>
  derived('text', `doc${path}`)

/** Days are ISO 8601, instants too and in UTC: byte by byte they are in order, in any locale of the server. */
export const ordered = <T extends string | null = string>(path: string): Column<NoInfer<T>> =>
  derived('text collate "C"', `doc${path}`)
