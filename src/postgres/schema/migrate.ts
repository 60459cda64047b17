import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { Misconfigured } from '../../core/domain/errors.ts'
import type { Database } from '../open/database.ts'
import { startBoss } from '../jobs/start-boss.ts'
import { openTrigrams } from './doubles-tables.ts'
import { migrations } from './migrations.ts'

/** Brings tables and queue up to date, under a lock, and starts the queue. Writes nothing if nothing is to be done. */
export async function migrate(database: Database): Promise<void> {
  if (!(await isUpToDate(database))) await migrateTables(database)
  await sql.raw(openTrigrams).execute(database.kysely)
  await startBoss(database)
}

/** One question; kysely's migrator reads the whole catalogue twice first, a third of a start on PGlite. */
async function isUpToDate({ kysely }: Database): Promise<boolean> {
  const { rows: table } = await sql<{ there: boolean }>`
    select to_regclass('kysely_migration') is not null as there`.execute(kysely)
  if (!table[0]!.there) return false
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(kysely)
  return isDeepStrictEqual(new Set(rows.map(({ name }) => name)), new Set(Object.keys(migrations)))
}

async function migrateTables(database: Database): Promise<void> {
  const { error, results } = await migrator(database).migrateToLatest()
  if (error !== undefined) {
    const newer = await newerMigration(database).catch(() => null)
    if (newer !== null)
      throw new Misconfigured(
        'older-than-database',
        `This Mary is older than her database (it has ${newer}): start the version that brought it up to date, or put back a backup of before.`,
        { cause: error },
      )
    const failed = results?.find(result => result.status === 'Error')?.migrationName ?? 'none'
    throw new Error(`The database could not be brought up to date (migration: ${failed})`, { cause: error })
  }
}

/** Whether `migrate` has something to do, for /readyz. */
export async function migrationsPending(database: Database): Promise<boolean> {
  const known = await migrator(database).getMigrations()
  return known.some(migration => migration.executedAt === undefined)
}

/** The last migration in the database that this process does not know: a newer Mary ran it. Null: there is none. */
export async function newerMigration({ kysely }: Database): Promise<string | null> {
  const known = Object.keys(migrations)
  const { rows } = await sql<{ name: string | null }>`
    select max(name collate "C") as name from kysely_migration where name <> all(${known}::text[])`.execute(kysely)
  return rows[0]!.name
}

function migrator(database: Database): Migrator {
  // Two migrations made at the same time may come in either order: a database that has the later one takes the earlier.
  return new Migrator({
    db: database.kysely,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    allowUnorderedMigrations: true,
  })
}
