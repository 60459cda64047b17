import { sql } from 'kysely'
import type { Instant } from '../../core/time.ts'
import type { Database } from '../open/database.ts'
import type { ServerIdentity } from './server-identity.ts'

/**
 * What the database says of itself, in `setting`. `files`: of PGlite's folder. `mark`: what the DATA_DIR of its
 * processes bear; `former`: what those of an earlier time may still bear. `adoptedAt`: the last decision that this one
 * is in service.
 */
export type DatabaseRecord = {
  server: ServerIdentity
  files: string | null
  mark: string
  former: string[]
  adoptedAt: Instant | null
}

const key = 'database-identity'
const countKey = 'database-count'

export async function readRecord({ kysely }: Database): Promise<DatabaseRecord | null> {
  const { rows } = await sql<{ value: DatabaseRecord }>`select value from setting where key = ${key}`.execute(kysely)
  return rows[0]?.value ?? null
}

/** Of several processes that start at once on a new database one writes it; all read the same. */
export async function firstRecord(database: Database, record: DatabaseRecord): Promise<DatabaseRecord> {
  await sql`insert into setting (key, value) values (${key}, ${JSON.stringify(record)}::jsonb) on conflict (key) do nothing`.execute(
    database.kysely,
  )
  return (await readRecord(database)) ?? record
}

export async function replaceRecord({ kysely }: Database, record: DatabaseRecord): Promise<void> {
  await sql`update setting set value = ${JSON.stringify(record)}::jsonb where key = ${key}`.execute(kysely)
}

/** Of all processes together: it only ever grows. */
export async function countOn({ kysely }: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    insert into setting (key, value) values (${countKey}, '1')
    on conflict (key) do update set value = to_jsonb((setting.value)::bigint + 1)
    returning value::float8 as count`.execute(kysely)
  return rows[0]!.count
}

export async function readCount({ kysely }: Database): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select value::float8 as count from setting where key = ${countKey}`.execute(kysely)
  return rows[0]?.count ?? 0
}

/** No more than this database ever counted elsewhere: what DATA_DIR remembers stays a lower bound. */
export async function countFrom({ kysely }: Database, least: number): Promise<void> {
  await sql`insert into setting (key, value) values (${countKey}, to_jsonb(${least}::bigint))
    on conflict (key) do update set value = to_jsonb(greatest((setting.value)::bigint, ${least}::bigint))`.execute(
    kysely,
  )
}
