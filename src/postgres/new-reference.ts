import { formatReference, type Reference, type ReferenceKind } from '../core/reference.ts'
import type { Database } from './open/database.ts'

/** A race lasts for milliseconds; so many purposes are remembered at once. */
const rememberedMost = 1_000

type NewReference = (kind: ReferenceKind, year: number, once?: string) => Promise<Reference>

/** The next number of this kind in this year; never given twice but for the same `once`, gaps are possible. */
export function newReference(database: Database): NewReference {
  const given = new Map<string, Promise<Reference>>()
  return (kind, year, once) => {
    if (once === undefined) return nextReference(database, kind, year)
    const purpose = `${kind}-${year} ${once}`
    const known = given.get(purpose)
    if (known) return known
    const reference = nextReference(database, kind, year)
    given.set(purpose, reference)
    reference.catch(() => given.delete(purpose))
    if (given.size > rememberedMost) given.delete(given.keys().next().value!)
    return reference
  }
}

async function nextReference({ kysely }: Database, kind: ReferenceKind, year: number): Promise<Reference> {
  const { last } = await kysely
    .insertInto('reference_counter')
    .values({ kind, year, last: 1 })
    .onConflict(on =>
      on.columns(['kind', 'year']).doUpdateSet(one => ({ last: one('reference_counter.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return formatReference(kind, year, last)
}
