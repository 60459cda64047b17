import type { Rows } from '../../core/change.ts'
import { documentTables } from './document-tables.ts'
import { otherTables } from './other-tables.ts'
import type { Facts } from './table.ts'

/** Every table of the database: its columns, how long its rows are kept, whose they are, whether cards show them. */
export const tables = { ...documentTables, ...otherTables }

/** The column by which documents are read and written, in the order of the tables. */
export const documentKeys = Object.fromEntries(
  Object.entries(documentTables).map(([name, { columns }]) => [name, 'key' in columns ? 'key' : 'id']),
) as Record<keyof Rows, 'id' | 'key'>

/** Tables of which a card may show a row. */
export const shownTables = Object.entries(documentTables).flatMap(([name, { shown }]) => (shown ? [name] : []))

/** Facts of a table, by its name in the database; null: this Mary does not know it. */
export function factsOf(table: string): Facts | null {
  return (tables as Readonly<Record<string, Facts>>)[table] ?? null
}
