import { formatReference, type Reference, type ReferenceKind } from '../core/reference.ts'
import type { Database } from './open/database.ts'

/** The next number of this kind in this year; never given twice, gaps are possible. */
export function newReference({ kysely }: Database): (kind: ReferenceKind, year: number) => Promise<Reference> {
  return async (kind, year) => {
    const { last } = await kysely
      .insertInto('reference_counter')
      .values({ kind, year, last: 1 })
      .onConflict(on => on.columns(['kind', 'year']).doUpdateSet(one => ({ last: one('reference_counter.last', '+', 1) })))
      .returning('last')
      .executeTakeFirstOrThrow()
    return formatReference(kind, year, last)
  }
}
