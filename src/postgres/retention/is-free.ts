import { type RawBuilder, sql } from 'kysely'
import type { Held } from '../../core/domain/retention/suspension.ts'

/** Like `isHeld`: nothing of this document is kept by a suspension. */
export function isFree({ people, references, rows }: Held, doc: RawBuilder<unknown>): RawBuilder<unknown> {
  const needles = [...people, ...references, ...rows.map(id => JSON.stringify(id))]
  if (needles.length === 0) return sql`true`
  return sql`not exists (select from unnest(${needles}::text[]) as needle where position(needle in ${doc}::text) > 0)`
}

/** The same for documents, given as a whole statement after `from`. */
export function areFree(held: Held, rows: RawBuilder<unknown>): RawBuilder<unknown> {
  if (held.people.length === 0 && held.references.length === 0 && held.rows.length === 0) return sql`true`
  return sql`not exists (select from ${rows} and not ${isFree(held, sql`part.doc`)})`
}

/** Whether the column has none of these ids. */
export function isNoneOf(column: RawBuilder<unknown>, ids: readonly string[]): RawBuilder<unknown> {
  return ids.length === 0 ? sql`true` : sql`${column} <> all(${[...ids]}::text[])`
}
