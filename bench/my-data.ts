import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { sql } from 'kysely'
import { openPersonal } from '../src/app/open-personal.ts'
import { openStores } from '../src/app/open-stores.ts'
import type { Named } from '../src/core/domain/actor.ts'
import { newDataRequest } from '../src/core/domain/personal/data-request.ts'
import { writeMyData } from '../src/core/use-cases/personal/write-my-data.ts'
import { inMemory } from '../src/postgres/open/data-dir.ts'
import type { Database } from '../src/postgres/open/database.ts'
import { openDatabase } from '../src/postgres/open/open-database.ts'
import { migrate } from '../src/postgres/schema/migrate.ts'
import { loadWords } from '../src/words.ts'
import { startPostgres } from '../test/support/start-postgres.ts'
import { median } from './median.ts'
import { fillTown } from './my-data/fill-town.ts'
import { twentyAtOnce } from './my-data/twenty-at-once.ts'

/*
 * How long the file of *mes données* takes, from the job to the bytes that the address opens, in a town of 1 200 people
 * with 200 000 rows in its ledger, 5 000 posts with their proposals and validations, and a journal of 500 000 lines.
 * Beside it, in turn, the same rows read once as text, which a dump of the database does: nothing that reads each row
 * can do with less; and twenty people who ask at the same moment, whose jobs two processes run, from their press to the
 * last file, while another process commits fifty times a second. `longest`: of all statements, as PostgreSQL itself
 * measured it. A real PostgreSQL; a warm cache.
 */
const town = {
  people: 1_200,
  posts: Number(process.env['POSTS'] ?? 5_000),
  deliveries: Number(process.env['DELIVERIES'] ?? 200_000),
  lines: Number(process.env['LINES'] ?? 500_000),
}
const rounds = Number(process.env['ROUNDS'] ?? 3)
const atOnce = 20
const others = new URL('purge/others-commit.ts', import.meta.url)
const now = (): string => '2026-11-25T08:30:00.000Z'

export async function myData(): Promise<object> {
  await using stack = new AsyncDisposableStack()
  const server = await startPostgres({ durable: true, flags: ['-c', 'shared_preload_libraries=pg_stat_statements'] })
  const postgres = stack.adopt(server, one => one.stop())
  const databaseUrl = await postgres.url()
  const database = stack.adopt(await openDatabase({ databaseUrl, dataDir: inMemory }), one => one.close())
  await migrate(database)
  await sql`create extension if not exists pg_stat_statements`.execute(database.kysely)
  const began = performance.now()
  const people = await fillTown(database, town)
  console.log(`filled in ${Math.round((performance.now() - began) / 1000)} s`)
  const there = stack.adopt(await openDatabase({ databaseUrl, dataDir: inMemory }), one => one.close())
  const child = stack.adopt(fork(others, [databaseUrl]), one => void one.disconnect())
  await once(child, 'message')
  const [own, bare, last, ratios]: [number[], number[], number[], number[]] = [[], [], [], []]
  let [rows, longest] = [0, 0]
  let meanwhile: number[] = []
  for (let round = 0; round <= rounds; round++) {
    await sql`select pg_stat_statements_reset()`.execute(database.kysely)
    const [took, found] = await written(database, people[7 + round * 11]!)
    await committed(child)
    const from = 100 + round * atOnce
    const all = await twentyAtOnce([database, there], people.slice(from, from + atOnce))
    const commits = await committed(child)
    const statement = await longestOf(database)
    const read = await readOnce(database)
    const slowest = Math.max(...all)
    console.log(
      `${found} rows in ${took} ms; ${atOnce} at once: first ${Math.min(...all)}, last ${slowest} ms; ` +
        `longest statement ${statement} ms; read once ${read} ms`,
    )
    // The first round warms both up.
    if (round === 0) continue
    own.push(took)
    bare.push(read)
    last.push(slowest)
    ratios.push(slowest / took)
    rows = found
    longest = Math.max(longest, statement)
    meanwhile = [...meanwhile, ...commits]
  }
  const [value, baseline] = [median(own), median(bare)]
  return {
    ...town,
    value,
    slowest: Math.max(...own),
    baseline,
    ratio: Number((value / baseline).toFixed(2)),
    longest,
    rows,
    atOnce,
    lastOfAll: median(last),
    lastOfAllSlowest: Math.max(...last),
    toOne: Number(median(ratios).toFixed(2)),
    commits: { p50: Math.round(median(meanwhile)), longest: Math.round(Math.max(...meanwhile)) },
  }
}

/** How long each commit of another process took since it was asked last, in ms. */
async function committed(child: ChildProcess): Promise<number[]> {
  child.send('took')
  const [took] = (await once(child, 'message')) as [number[]]
  return took
}

async function written(database: Database, { id: person }: Named): Promise<[ms: number, rows: number]> {
  const stores = openStores(database, now)
  const words = loadWords(undefined, 'Europe/Paris', now)
  const { ports } = openPersonal(
    { publicUrl: 'https://mary.example', locale: 'fr' },
    { ...stores, now },
    { secret: 'x', words },
  )
  const request = newDataRequest(`of-${person}`, person, now())
  await stores.commit({ save: 'data_request', row: request, ifVersion: 0 })
  const directory = { person: async () => null } as never
  const began = performance.now()
  await writeMyData({ ...stores, ...ports, directory, now }, request)
  const took = Math.round(performance.now() - began)
  const { rows, writtenAt } = (await stores.dataRequests.byId(request.id))!
  if (writtenAt === null || rows === 0) throw new Error('nothing was written')
  return [took, rows]
}

/** Each row of the tables that hold the most, as text. */
async function readOnce({ kysely }: Database): Promise<number> {
  const began = performance.now()
  for (const table of ['delivery', 'journal_detail', 'initiative', 'post', 'validation', 'broadcast', 'note'])
    await sql`select sum(length(one::text)) from ${sql.table(table)} as one`.execute(kysely)
  return Math.round(performance.now() - began)
}

async function longestOf({ kysely }: Database): Promise<number> {
  const { rows } = await sql<{ ms: number }>`
    select round(max(max_exec_time))::int as ms from pg_stat_statements`.execute(kysely)
  return rows[0]!.ms
}
