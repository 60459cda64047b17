import { randomUUID } from 'node:crypto'
import type { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely'
import { Pool } from 'pg'
import { Misconfigured } from '../../core/domain/errors.ts'
import { createHandOver } from '../jobs/hand-over.ts'
import type { Schema } from '../schema/schema.ts'
import type { Database } from './database.ts'
import { newBoss } from './new-boss.ts'
import type { OpenPglite } from './pglite.ts'
import { PreparedClient } from './prepared-client.ts'
import { type Replaced, sameServer } from './same-server.ts'

export type OpenOptions = {
  /** PostgreSQL; absent: PGlite under `dataDir`. */
  databaseUrl?: string | undefined
  dataDir: string
  /** One that is open already, for tests: it ends with this. */
  pglite?: PGlite
  /** What goes wrong outside any call: a lost connection, a failed poll of the queue. */
  onError?: (error: unknown) => void
  /** Another database is where this one was: no connection to it is used. */
  onReplaced?: (error: Replaced) => void
  /** Another process has the folder of PGlite now: nothing more may be written here. */
  onLockLost?: (why: Misconfigured) => void
}

const poolSize = 10
/** What handlers get to end by themselves; pg-boss takes no less. */
const bossStopMs = 1000

/** Opens the database as it is; `migrate` brings it up to date. Throws Misconfigured if unreachable or in use. */
export async function openDatabase({
  databaseUrl,
  dataDir,
  pglite,
  onError = () => {},
  onReplaced = () => {},
  onLockLost = () => {},
}: OpenOptions): Promise<Database> {
  if (pglite) return ofPglite({ pglite, unlock: () => {} }, onError)
  return databaseUrl === undefined
    ? await inProcess(dataDir, onError, onLockLost)
    : await onServer(databaseUrl, onError, onReplaced)
}

async function inProcess(
  dataDir: string,
  onError: (error: unknown) => void,
  onLockLost: (why: Misconfigured) => void,
): Promise<Database> {
  // Its WebAssembly is loaded only where there is no server.
  const { openPglite } = await import('./pglite.ts')
  return ofPglite(await openPglite(dataDir, onLockLost), onError)
}

function ofPglite({ pglite, unlock }: OpenPglite, onError: (error: unknown) => void): Database {
  const kysely = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }) })
  return assemble('pglite', kysely, newBoss({ pglite }, onError), unlock)
}

async function onServer(
  databaseUrl: string,
  onError: (error: unknown) => void,
  onReplaced: (error: Replaced) => void,
): Promise<Database> {
  const verify = sameServer(onReplaced)
  const pool = new Pool({
    Client: PreparedClient,
    connectionString: databaseUrl,
    max: poolSize,
    application_name: 'mary',
    keepAlive: true,
    verify,
  })
  // Connections that the server ends while they are being closed are no news.
  pool.on('error', error => void (pool.ending || onError(error)))
  // A connection that ends while it is in use, between two queries, is reported by the next query; an unheard error
  // would end the process.
  pool.on('connect', client => void client.on('error', () => undefined))
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  try {
    await sql`select 1`.execute(kysely)
  } catch (cause) {
    await kysely.destroy()
    throw new Misconfigured(
      'database-unreachable',
      `The PostgreSQL server of DATABASE_URL does not let Mary in: ${whyNot(cause)}.`,
      { cause },
    )
  }
  return assemble('postgres', kysely, newBoss({ databaseUrl }, onError), () => {})
}

/**
 * By the code alone, since a driver's message may name the user or the host. SQLSTATE:
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'no answer'
  const known: Record<string, string> = {
    ECONNREFUSED: 'nobody listens at that address and port',
    ENOTFOUND: 'there is no host of that name',
    ETIMEDOUT: 'no answer came',
    '28P01': 'its user or password is wrong',
    '28000': 'it does not accept that user from here',
    '3D000': 'there is no database of that name',
    '53300': 'all of its connections are taken',
  }
  return Object.hasOwn(known, code) ? `${known[code]} (${code})` : code
}

function assemble(
  kind: Database['kind'],
  kysely: Database['kysely'],
  boss: Database['boss'],
  unlock: () => void,
): Database {
  const handOver = createHandOver({ kysely, boss })
  const end = async (): Promise<void> => {
    await handOver.end()
    await boss.stop({ graceful: true, timeout: bossStopMs })
    await kysely.destroy()
    unlock()
  }
  let ended: Promise<void> | undefined
  return { kind, kysely, boss, handOver, instance: randomUUID(), close: () => (ended ??= end()) }
}
