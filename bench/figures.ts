import { sql } from 'kysely'
import { figurePageOf } from '../src/app/figures-page.ts'
import { periodAt, periodBefore, type PeriodUnit, spanOf } from '../src/core/domain/figures/period.ts'
import { seeFigures } from '../src/core/use-cases/figures/see-figures.ts'
import { inMemory } from '../src/postgres/open/data-dir.ts'
import type { Database } from '../src/postgres/open/database.ts'
import { openDatabase } from '../src/postgres/open/open-database.ts'
import { migrate } from '../src/postgres/schema/migrate.ts'
import { figureCounts } from '../src/postgres/stores/figures-store.ts'
import { loadWords } from '../src/words.ts'
import { createFakePorts, settings } from '../test/fakes/ports.ts'
import { comms } from '../test/fakes/walk.ts'
import { startPostgres } from '../test/support/start-postgres.ts'
import { fillYears } from './figures/fill-years.ts'
import { quantile } from './inbound/load.ts'
import { cpuOfFamily, serverOf } from './process-cpu.ts'

/*
 * How soon the figures of a month, a quarter and a year are there, each beside the one before, of two years with ten
 * thousand posts, their broadcasts to forty departments, proposals and answers to events: `counted` for a card, `page`
 * with all tables and charts for the tab. Beside them, in turn, the bare question how many posts left in both periods,
 * along the index. From a real PostgreSQL, with a warm cache; nobody else asks. `cpu`: of this process, of PostgreSQL.
 */
const posts = Number(process.env['POSTS'] ?? 10_000)
const rounds = Number(process.env['ROUNDS'] ?? 40)
const units = ['month', 'quarter', 'year'] as const satisfies PeriodUnit[]
/** Each unit's period ends with the day before that on which everybody looks. */
const lastDay = '2026-12-31'
const departments = Array.from({ length: 40 }, (_, n) => `Direction ${n}`)

export async function figures(): Promise<object> {
  await using stack = new AsyncDisposableStack()
  const postgres = stack.adopt(await startPostgres({ durable: true }), server => server.stop())
  const databaseUrl = await postgres.url()
  const database = stack.adopt(await openDatabase({ databaseUrl, dataDir: inMemory }), one => one.close())
  await migrate(database)
  await fillYears(database, { posts, first: '2025-01-01', days: 730, departments, sections: 12 })
  const server = await serverPid(databaseUrl)

  const ports = createFakePorts()
  ports.town.departments.splice(0, Infinity, ...departments.map(departmentCalled))
  ports.pass(Date.parse('2027-01-01T08:00:00Z') - Date.parse(ports.now()))
  ports.figures = figureCounts(database)
  const words = loadWords().fr
  const measured: Record<string, object> = {}
  for (const unit of units) {
    const period = periodAt(unit, lastDay)
    const see = async () => {
      const seen = await seeFigures(ports, comms, period, settings)
      if (seen.kind !== 'seen' || seen.figures.posts.now === 0) throw new Error('nothing was counted')
      return seen.figures
    }
    const [counted, page, bare] = await measure(server, [
      see,
      async () => figurePageOf(await see(), words),
      () => bareCount(database, unit),
    ])
    measured[unit] = { counted, page, bare, ratio: Math.round(counted!.p50 / bare!.p50) }
    console.log(unit, JSON.stringify(measured[unit]))
  }
  return { posts, rounds, ...measured }
}

async function serverPid(connectionString: string): Promise<number> {
  const { Client } = await import('pg')
  const client = new Client({ connectionString })
  await client.connect()
  try {
    return await serverOf(client)
  } finally {
    await client.end()
  }
}

type Work = () => Promise<unknown>
type Told = { p50: number; p99: number; cpu: [own: number, database: number] }

/** In ms, an answer; in each round all of them in turn. */
async function measure(server: number, works: readonly Work[]): Promise<Told[]> {
  for (const work of [...works, ...works]) await work()
  const kept = works.map(() => ({ lasted: [] as number[], own: 0, database: 0 }))
  for (let round = 0; round < rounds; round++)
    for (const [at, one] of kept.entries()) {
      const [own, database, began] = [process.cpuUsage(), cpuOfFamily(server), performance.now()]
      await works[at]!()
      one.lasted.push(performance.now() - began)
      const { user, system } = process.cpuUsage(own)
      one.own += (user + system) / 1_000
      one.database += (cpuOfFamily(server) - database) * 1_000
    }
  return kept.map(({ lasted, own, database }) => {
    const sorted = lasted.toSorted((a, b) => a - b)
    return {
      p50: short(quantile(sorted, 0.5)),
      p99: short(quantile(sorted, 0.99)),
      cpu: [short(own / rounds), short(database / rounds)],
    }
  })
}

function short(ms: number): number {
  return Number(ms.toFixed(1))
}

async function bareCount({ kysely }: Database, unit: PeriodUnit): Promise<void> {
  const period = periodAt(unit, lastDay)
  const from = spanOf(periodBefore(period), settings.timeZone).from
  const { to } = spanOf(period, settings.timeZone)
  await sql`select count(*) from broadcast where sent_at >= ${from} and sent_at < ${to}`.execute(kysely)
}

function departmentCalled(name: string) {
  return { name, aliases: [], head: null, deputy: null, correspondent: null }
}
