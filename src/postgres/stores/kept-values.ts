import { sql } from 'kysely'
import type { DailyCounts } from '../../core/ports/people.ts'
import { formatReference, type Reference, type ReferenceKind } from '../../core/domain/reference.ts'
import type { Database } from '../open/database.ts'

/** Small things that Mary must remember between runs; values are JSON. */
export type Settings = {
  get(key: string): Promise<unknown>
  set(key: string, value: unknown): Promise<void>
  /** The value that is there, else this one: of several processes that start at once all get the same. */
  once(key: string, value: unknown): Promise<unknown>
}

export function settings({ kysely }: Database): Settings {
  const get = async (key: string): Promise<unknown> => {
    const row = await kysely.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
    return row?.value
  }
  return {
    get,
    set: async (key, value) => {
      await sql`insert into setting (key, value) values (${key}, ${JSON.stringify(value)}::jsonb)
        on conflict (key) do update set value = excluded.value`.execute(kysely)
    },
    once: async (key, value) => {
      await sql`insert into setting (key, value) values (${key}, ${JSON.stringify(value)}::jsonb)
        on conflict (key) do nothing`.execute(kysely)
      return get(key)
    },
  }
}

export function dailyCounts({ kysely }: Database): DailyCounts {
  return {
    take: async (person, what, day, most) => {
      const { rows } = await sql<{ n: number }>`
        insert into daily_count (person, day, what, n) values (${person}, ${day}, ${what}, 1)
        on conflict (person, day, what) do update set n = daily_count.n + 1 where daily_count.n < ${most}::int
        returning n`.execute(kysely)
      // The first one of a day takes away what is left of the days before: nobody needs it any more.
      if (rows[0]?.n === 1) await kysely.deleteFrom('daily_count').where('day', '<', day).execute()
      return rows.length > 0
    },
  }
}

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
