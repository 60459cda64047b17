import { sql } from 'kysely'
import type { DailyCounts } from '../../core/ports/people.ts'
import { formatReference, type Reference, type ReferenceKind } from '../../core/domain/reference.ts'
import type { PersonId } from '../../core/domain/actor.ts'
import type { Day } from '../../core/domain/time.ts'
import { gathered } from '../gathered.ts'
import type { Database } from '../open/database.ts'
import { prepared } from '../open/prepared-client.ts'

/** Beside the rows of a statement: its commit does not wait for the disk, which has it tenths of a second later. */
const unflushed = sql`(select set_config('synchronous_commit', 'off', true)) as unflushed`

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

type Taking = { person: PersonId; what: string; day: Day; most: number }

/** Counts of one moment in one statement. A count that is lost in a crash of the server does no harm. */
export function dailyCounts({ kysely }: Database): DailyCounts {
  let today: string | undefined
  const take = gathered(
    async (all: Taking[]): Promise<boolean[]> => {
      // In one order: two processes that count the same people wait for each other, and never both.
      const { rows } = await sql<{ key: string; n: number }>`
        ${prepared('daily-count')}insert into daily_count (person, day, what, n)
        select asked.person, asked.day, asked.what, 1 from ${unflushed},
          unnest(${all.map(one => one.person)}::text[], ${all.map(one => one.day)}::text[], ${all.map(one => one.what)}::text[])
            as asked(person, day, what) order by asked.person, asked.day, asked.what
        on conflict (person, day, what) do update set n = daily_count.n + 1 where daily_count.n < ${all[0]!.most}::int
        returning person || ' ' || day || ' ' || what as key, n`.execute(kysely)
      const counted = new Map(rows.map(({ key, n }) => [key, n]))
      // The first count of a day deletes those of the days before.
      const begun = all.find(one => counted.get(keyOf(one)) === 1)
      if (begun && today !== begun.day) {
        today = begun.day
        await kysely.deleteFrom('daily_count').where('day', '<', begun.day).execute()
      }
      return all.map(one => counted.has(keyOf(one)))
    },
    { limit: takenMost, choose: onceEach },
  )
  return { take: (person, what, day, most) => take({ person, what, day, most }) }
}

const keyOf = ({ person, day, what }: Taking): string => `${person} ${day} ${what}`

/** A statement changes a count once, with one limit. */
function onceEach(waiting: readonly Taking[]): Set<Taking> {
  const chosen = new Map<string, Taking>()
  for (const one of waiting) if (one.most === waiting[0]!.most && !chosen.has(keyOf(one))) chosen.set(keyOf(one), one)
  return new Set(chosen.values())
}

/** A race lasts for milliseconds; so many purposes are remembered at once. */
const rememberedMost = 1_000
const takenMost = 500

type NewReference = (kind: ReferenceKind, year: number, once?: string) => Promise<Reference>

/** The next number of this kind in this year; never given twice but for the same `once`, gaps are possible. */
export function newReference(database: Database): NewReference {
  const given = new Map<string, Promise<Reference>>()
  const next = gathered((asked: Counter[]) => nextReferences(database, asked), { limit: takenMost })
  return (kind, year, once) => {
    if (once === undefined) return next({ kind, year })
    const purpose = `${kind}-${year} ${once}`
    const known = given.get(purpose)
    if (known) return known
    const reference = next({ kind, year })
    given.set(purpose, reference)
    reference.catch(() => given.delete(purpose))
    if (given.size > rememberedMost) given.delete(given.keys().next().value!)
    return reference
  }
}

type Counter = { kind: ReferenceKind; year: number }

/**
 * All callers of one moment wait for the counter's row once. It does not wait for the disk either: a caller that shows
 * a number has written its row, and what is written later is never kept without what was written before.
 */
async function nextReferences({ kysely }: Database, asked: Counter[]): Promise<Reference[]> {
  const counts = new Map<string, Counter & { n: number }>()
  for (const { kind, year } of asked) {
    const key = formatReference(kind, year, 0)
    counts.set(key, { kind, year, n: (counts.get(key)?.n ?? 0) + 1 })
  }
  const { rows } = await sql<Counter & { last: number }>`
    insert into reference_counter (kind, year, last)
    select kind, year, n from jsonb_to_recordset(${JSON.stringify([...counts.values()])}::jsonb) as asked(kind text, year int, n int),
      ${unflushed} order by kind, year
    on conflict (kind, year) do update set last = reference_counter.last + excluded.last
    returning kind, year, last`.execute(kysely)
  const before = new Map(
    rows.map(({ kind, year, last }) => {
      const key = formatReference(kind, year, 0)
      return [key, last - counts.get(key)!.n]
    }),
  )
  return asked.map(({ kind, year }) => {
    const key = formatReference(kind, year, 0)
    const number = before.get(key)! + 1
    before.set(key, number)
    return formatReference(kind, year, number)
  })
}
