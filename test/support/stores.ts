import { join } from 'node:path'
import { CompiledQuery } from 'kysely'
import { Client } from 'pg'
import { openDatabase } from '../../src/postgres/open/open-database.ts'
import { sharedPostgres } from './database.ts'
import { type Mary, type MaryOptions, startMary } from './mary.ts'
import { inTurn } from './road.ts'

export type StoreName = 'PGlite' | 'PostgreSQL'
export type StoredMary = Mary & {
  /** What other processes need to work beside her; undefined on PGlite, which lets one in. */
  databaseUrl: string | undefined
  /** Asks her database itself. On PGlite, which lets one process in, she is stopped meanwhile. */
  ask<T>(sql: string, ...values: unknown[]): Promise<T[]>
}

/**
 * `shared`: for a road that leaves her and her town as it found them, but for matters with titles of its own: all such roads of
 * a mocha process that ask for the same have one Mary on PostgreSQL, since to start one takes longer than most of them walk.
 */
type Opening = MaryOptions & { shared?: true }
export type OpenMary = (options?: Opening) => Promise<StoredMary>

/** A walk starts Mary and her town, and waits as people and leases do. */
const roadMs = 180_000

/**
 * The same walk on each store; in the short form only on `short`, where the other would tell nothing more. `long`: of those
 * that ask her database while she works, which PGlite does not allow.
 */
export function onStores(
  short: StoreName[],
  tests: (open: OpenMary, store: StoreName) => void,
  long: StoreName[] = ['PGlite', 'PostgreSQL'],
): void {
  const stores: StoreName[] = process.env['LONG'] ? long : short
  for (const store of stores)
    describe(`on ${store}`, function () {
      this.timeout(roadMs)
      tests(store === 'PGlite' ? onPglite : onPostgres, store)
    })
}

const onPglite: OpenMary = async options => {
  const mary = await startMary(options)
  const ask = async <T>(sql: string, values: unknown[]): Promise<T[]> => {
    await mary.stop()
    const database = await openDatabase({ dataDir: join(mary.dataDir, 'store') })
    const { rows } = await database.kysely.executeQuery<T>(CompiledQuery.raw(sql, values))
    await database.close()
    await mary.start()
    return rows
  }
  let last: Promise<unknown> = Promise.resolve()
  return {
    ...mary,
    databaseUrl: undefined,
    ask: async <T>(sql: string, ...values: unknown[]) => {
      // One after the other: she is stopped for each.
      const asked = last.then(() => ask<T>(sql, values))
      last = asked.catch(() => {})
      return asked
    },
  }
}

const shared = new Map<string, Promise<StoredMary>>()

// Loaded with the test files, this is the root suite: it ends after the last of them.
if (typeof after === 'function') {
  after('end what roads shared', async function () {
    this.timeout(60_000)
    await Promise.all(Array.from(shared.values(), async starting => (await starting).close()))
    shared.clear()
  })
}

const onPostgres: OpenMary = async ({ shared: isShared, ...options } = {}) => {
  if (!isShared) return startOnPostgres(options)
  const asked = JSON.stringify(options)
  const starting = shared.get(asked) ?? startOnPostgres(options)
  shared.set(asked, starting)
  const mary = await starting
  return { ...mary, town: inTurn(mary.town), close: async () => {} }
}

async function startOnPostgres(options: MaryOptions): Promise<StoredMary> {
  const DATABASE_URL = await (await sharedPostgres()).migratedUrl()
  // The very same object: `before` may add to it.
  const mary = await startMary({ ...options, env: Object.assign(options.env ?? {}, { DATABASE_URL }) })
  return {
    ...mary,
    databaseUrl: DATABASE_URL,
    ask: async <T>(sql: string, ...values: unknown[]) => {
      const client = new Client({ connectionString: DATABASE_URL })
      await client.connect()
      const { rows } = await client.query(sql, values)
      await client.end()
      return rows as T[]
    },
  }
}
