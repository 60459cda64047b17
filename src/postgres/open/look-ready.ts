import { sql } from 'kysely'
import { prepared } from './prepared-client.ts'
import { migrationsPending } from '../schema/migrate.ts'
import type { Database } from './database.ts'

/** SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const reasons: Record<string, string> = {
  '25006': 'database-read-only',
  '53100': 'disk-full',
  '53300': 'no-connections',
}

/** A migrated database stays migrated; checking costs a hundred times the rest. */
const migrated = new WeakSet<Database>()

/**
 * Why nothing that a person presses now would be kept; empty: it would be. One row is written over and over, since a
 * database may answer, but refuse writes. Throws nothing.
 */
export async function lookReady(database: Database): Promise<string[]> {
  try {
    await sql`${prepared('look-ready')}insert into setting (key, value) values ('ready', to_jsonb(now()))
      on conflict (key) do update set value = excluded.value`.execute(database.kysely)
    if (!migrated.has(database) && (await migrationsPending(database))) return ['migrations']
    migrated.add(database)
    return []
  } catch (error) {
    migrated.delete(database)
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return [reasons[code] ?? 'database-away']
  }
}
