import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { Client } from 'pg'
import { openStores } from '../src/app/open-stores.ts'
import { purge as purgeAll } from '../src/core/use-cases/retention/purge.ts'
import { journalLock } from '../src/postgres/journal/journal-entries.ts'
import type { Database } from '../src/postgres/open/database.ts'
import { inMemory } from '../src/postgres/open/data-dir.ts'
import { openDatabase } from '../src/postgres/open/open-database.ts'
import { migrate } from '../src/postgres/schema/migrate.ts'
import { createFakeInitiativeList } from '../test/fakes/initiative-list.ts'
import { startPostgres } from '../test/support/start-postgres.ts'
import { fillJournal } from './decisions/fill-journal.ts'
import { quantile } from './inbound/load.ts'
import { fillLedger } from './purge/fill-ledger.ts'

/*
 * Whether a night's purge holds anybody up: the names of 1 000 000 people in the ledgers of 50 sendings whose time is
 * over, then 200 000 details of refused attempts among 1 000 000 entries of the journal, on a PostgreSQL that waits for
 * the disk. Meanwhile another process commits fifty times a second, each time with an entry in the same journal.
 *
 * Beside it, in the same run, on a copy of that database: the same rows by one statement each. How long a statement
 * takes is what the server says (pg_stat_statements), of the purge alone, which has a user of its own.
 */
const people = Number(process.env['PEOPLE'] ?? 1_000_000)
const sendings = Number(process.env['SENDINGS'] ?? 50)
const entries = Number(process.env['ENTRIES'] ?? 1_000_000)
/** Every fifth of a journal. */
const refusedShare = 5
/** 180 days are over, and no entry of the journal is a year old; then each of them is. */
const [ended, names, details] = ['2023-05-01T08:00:00.000Z', '2023-11-28T03:30:00.000Z', '2027-06-01T03:30:00.000Z']
const quietMs = 5_000
const settings = { timeZone: 'Europe/Paris' }

type Phase = { seconds: number; longestMs: number; waits: number[] }

export async function purge(): Promise<object> {
  await using stack = new AsyncDisposableStack()
  const flags = ['-c', 'shared_preload_libraries=pg_stat_statements']
  const postgres = stack.adopt(await startPostgres({ durable: true, flags }), server => server.stop())
  const own = await postgres.url()
  await filled(own)
  const copy = await postgres.url()
  const admin = stack.adopt(new Client({ connectionString: own.replace(/[^/]+$/, 'postgres') }), one => one.end())
  await admin.connect()
  await admin.query('create extension pg_stat_statements')
  await admin.query(`create role purge superuser login password 'purge'`)
  await admin.query(`drop database ${nameOf(copy)}`)
  await admin.query(`create database ${nameOf(copy)} template ${nameOf(own)}`)
  const night = await measured(own, admin, [at => purged(at, names), at => purged(at, details)])
  const once = await measured(copy, admin, [namesAtOnce, detailsAtOnce])
  for (const [n, what] of ['names of the ledgers', 'details of the journal'].entries()) {
    console.log(line(`${what}, by batches`, night[n + 1]!))
    console.log(line(`${what}, at once`, once[n + 1]!))
  }
  console.log(`commits of another process, nothing else: ${waited(night[0]!.waits)}; copy: ${waited(once[0]!.waits)}`)
  const [value, baseline] = [longestOf(night), longestOf(once)]
  const waits = (phases: Phase[]) => Math.round(Math.max(...phases.slice(1).flatMap(one => one.waits)))
  return {
    people,
    entries,
    value: Math.round(value),
    baseline: Math.round(baseline),
    ratio: Number((baseline / value).toFixed(1)),
    longestWait: waits(night),
    longestWaitBaseline: waits(once),
  }
}

const nameOf = (url: string): string => new URL(url).pathname.slice(1)
const longestOf = (phases: Phase[]): number => Math.max(...phases.slice(1).map(({ longestMs }) => longestMs))

async function filled(databaseUrl: string): Promise<void> {
  const began = performance.now()
  const database = await openDatabase({ databaseUrl, dataDir: inMemory })
  await migrate(database)
  await fillJournal(databaseUrl, entries, number => number % refusedShare === 0)
  await fillLedger(database, people, sendings, ended)
  await database.close()
  console.log(`${people} people and ${entries} entries in ${((performance.now() - began) / 1000).toFixed(0)} s`)
}

/** Nothing for a while, then one after the other, each with how long somebody else's commits took meanwhile. */
async function measured(
  databaseUrl: string,
  admin: Client,
  works: ((database: Database) => Promise<unknown>)[],
): Promise<Phase[]> {
  const child = fork(fileURLToPath(new URL('./purge/others-commit.ts', import.meta.url)), [databaseUrl])
  await once(child, 'message')
  const asPurge = Object.assign(new URL(databaseUrl), { username: 'purge', password: 'purge' }).href
  const database = await openDatabase({ databaseUrl: asPurge, dataDir: inMemory })
  const taken = async (): Promise<number[]> => {
    child.send('')
    return ((await once(child, 'message')) as [number[]])[0]
  }
  const phases: Phase[] = []
  for (const work of [() => delay(quietMs), ...works]) {
    await taken()
    await admin.query('select pg_stat_statements_reset()')
    const began = performance.now()
    await work(database)
    const seconds = (performance.now() - began) / 1000
    const { rows } = await admin.query<{ max: number; query: string }>(
      `select max_exec_time as max, query from pg_stat_statements join pg_roles on pg_roles.oid = userid
      where rolname = 'purge' order by 1 desc limit 3`,
    )
    if (process.env['VERBOSE']) for (const { max, query } of rows) console.log(max.toFixed(1), query.slice(0, 300))
    phases.push({ seconds, longestMs: rows[0]?.max ?? 0, waits: (await taken()).toSorted((a, b) => a - b) })
  }
  await database.close()
  child.disconnect()
  await once(child, 'exit')
  return phases
}

async function purged(database: Database, now: string): Promise<void> {
  const stores = openStores(database, () => now)
  const library = { initiativeList: createFakeInitiativeList(() => now), libraryBin: { remove: async () => true } }
  const ports = { ...stores, now: () => now, ...library }
  const { purged, whole } = await purgeAll(ports, settings)
  const expected = now === names ? people : entries / refusedShare
  const gone = purged[now === names ? 'ledger-names' : 'refused-attempts']
  if (!whole || gone !== expected) throw new Error(`${gone} of ${expected} went: ${JSON.stringify(purged)}`)
}

async function namesAtOnce({ kysely }: Database): Promise<void> {
  await kysely.transaction().execute(async trx => {
    await sql`select set_config('mary.keeps_counts', 'on', true)`.execute(trx)
    await sql`delete from delivery`.execute(trx)
  })
}

async function detailsAtOnce({ kysely }: Database): Promise<void> {
  await kysely.transaction().execute(async trx => {
    await journalLock.execute(trx)
    await sql`delete from journal_detail where seq in (
      select seq from journal where verb = 'attempt.refused' and at < ${details})`.execute(trx)
  })
}

function line(what: string, { seconds, longestMs, waits }: Phase): string {
  return `${what}: ${seconds.toFixed(1)} s, longest statement ${longestMs.toFixed(0)} ms; other commits ${waited(waits)}`
}

function waited(waits: number[]): string {
  const [half, most] = [quantile(waits, 0.5), quantile(waits, 0.99)].map(ms => ms.toFixed(0))
  return `p50 ${half} ms, p99 ${most} ms, at most ${(waits.at(-1) ?? NaN).toFixed(0)} ms (${waits.length})`
}
