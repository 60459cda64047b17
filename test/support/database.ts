import { PGlite } from '@electric-sql/pglite'
import { migrate } from '../../src/postgres/schema/migrate.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { openDatabase } from '../../src/postgres/open/open-database.ts'
import { inMemory } from '../../src/postgres/open/data-dir.ts'
import { extensions } from '../../src/postgres/open/pglite.ts'
import { migratedDump } from './lay-pglite.ts'
import { type Databases, joinPostgres, startPostgres, type PostgresServer } from './start-postgres.ts'

export { startPostgres, type PostgresServer }

/** PGlite makes a database in some seconds of its own, on a busy machine in many. */
const openingMs = 90_000

let server: Promise<Databases> | undefined

/** That of `npm test`; else the one PostgreSQL of this mocha process, started by whoever needs it first. */
export function sharedPostgres(): Promise<Databases> {
  const made = process.env['MADE_POSTGRES']
  return (server ??= made === undefined ? startPostgres() : Promise.resolve(joinPostgres(made)))
}

// Loaded with the test files, this is the root suite: it ends after the last of them.
if (typeof after === 'function') {
  after('end PostgreSQL', async function () {
    // Of dozens of databases each is written out once more before it goes.
    this.timeout(180_000)
    await (await server)?.stop()
    server = undefined
  })
}

/**
 * The same tests on PGlite and on PostgreSQL, each on a migrated database of its own. `open` gives a handle; on PostgreSQL
 * every further call gives another one on the same database, as another process would have it. All are closed at the end.
 * In `npm test` on PostgreSQL alone, to open a PGlite takes longer than most tests; `isAlways`: on both there too.
 */
export function eachDatabase(
  tests: (name: Database['kind'], open: () => Promise<Database>) => void,
  { isAlways = false } = {},
): void {
  if (isAlways || process.env['DAILY'] === undefined) onPglite(tests)
  onPostgres(tests)
}

type Tests = Parameters<typeof eachDatabase>[0]

function onPglite(tests: Tests): void {
  describe('on PGlite', function () {
    this.timeout(openingMs)
    const handles = keepHandles(async () =>
      openDatabase({ dataDir: inMemory, pglite: await migratedPglite(), onError }),
    )
    let one: Promise<Database> | undefined
    tests('pglite', () => (one ??= handles.open()))
    after(async () => {
      await handles.close()
      one = undefined
    })
  })
}

function onPostgres(tests: Tests): void {
  describe('on PostgreSQL', function () {
    this.timeout(openingMs)
    let url: Promise<string> | undefined
    const handles = keepHandles(async () => {
      url ??= sharedPostgres().then(postgres => postgres.migratedUrl())
      return openDatabase({ databaseUrl: await url, dataDir: inMemory, onError })
    })
    tests('postgres', handles.open)
    after(async () => {
      await handles.close()
      url = undefined
    })
  })
}

let migrated: Promise<Blob> | undefined

/** A copy of one that was migrated: to make a new one takes four times as long. */
async function migratedPglite(): Promise<PGlite> {
  migrated ??= migratedDump()
  return PGlite.create(inMemory, { extensions, loadDataDir: await migrated })
}

function keepHandles(openOne: () => Promise<Database>): { open: () => Promise<Database>; close: () => Promise<void> } {
  const opened: Database[] = []
  return {
    open: async () => {
      const database = await openOne()
      opened.push(database)
      await migrate(database)
      return database
    },
    close: async () => {
      await Promise.all(opened.splice(0).map(database => database.close()))
    },
  }
}

function onError(error: unknown): void {
  // The server ends while the last socket of a closed pool is still closing.
  if (error instanceof Error && 'code' in error && error.code === '57P01') return
  process.emitWarning(error instanceof Error ? error : String(error))
}
