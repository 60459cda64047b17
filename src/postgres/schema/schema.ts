import type { ColumnType } from 'kysely'
import type { Rows } from '../../core/change.ts'
import type { Column } from './table.ts'
import type { tables } from './tables.ts'

type Tables = typeof tables
type Read<Columns> = { [Name in keyof Columns]: Columns[Name] extends Column<infer T> ? T : never }
type Later<Entry> = Entry extends { later: infer Columns } ? Read<Columns> : unknown
type Document<Name> = Name extends keyof Rows ? { doc: ColumnType<Rows[Name], string, string> } : unknown

/** The tables as queries see them. */
export type Schema = {
  [Name in keyof Tables]: Read<Tables[Name]['columns']> & Later<Tables[Name]> & Document<Name>
}
