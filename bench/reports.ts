import { sql } from 'kysely'
import { listBroadcasts } from '../src/core/use-cases/broadcasts/seen/see-broadcast.ts'
import type { Broadcast } from '../src/core/domain/broadcasts/broadcast.ts'
import { gatheredCommit } from '../src/postgres/commit/gathered-commit.ts'
import { deliveries } from '../src/postgres/deliveries/deliveries.ts'
import type { Database } from '../src/postgres/open/database.ts'
import { openDatabase } from '../src/postgres/open/open-database.ts'
import { inMemory } from '../src/postgres/open/data-dir.ts'
import { migrate } from '../src/postgres/schema/migrate.ts'
import { broadcasts } from '../src/postgres/stores/sending-stores.ts'
import { broadcast } from '../test/postgres/rows.ts'
import { startPostgres } from '../test/support/start-postgres.ts'
import { median } from './median.ts'

/**
 * What the account of a large broadcast costs, whenever somebody looks and at each move of its card: its report while
 * it is being sent at the pace of Teams, and when all is over, a page of those whom it did not reach, and
 * « diffusions » among a thousand broadcasts that are over. Beside each, in the same round, the same answer counted
 * from the rows themselves. A real PostgreSQL; both read from a warm cache.
 */
const people = Number(process.env['PEOPLE'] ?? 1_000_000)
const others = Number(process.env['BROADCASTS'] ?? 1_000)
const rounds = Number(process.env['ROUNDS'] ?? 9)
/** Cards of the last half minute, at 50 a second. */
const lately = 1_500
const departments = 40
const listed = 12

type Measure = { name: string; tallied(): Promise<unknown>; counted(): Promise<unknown> }

export async function reports(): Promise<object> {
  await using stack = new AsyncDisposableStack()
  const postgres = stack.adopt(await startPostgres({ durable: true }), server => server.stop())
  const database = stack.adopt(
    await openDatabase({ databaseUrl: await postgres.url(), dataDir: inMemory }),
    ({ close }) => close(),
  )
  await migrate(database)
  await fill(database)
  const measured: [string, number, number][] = []
  for (const { name, tallied, counted } of measures(database)) {
    const [own, baseline]: number[][] = [[], []]
    for (let round = 0; round < rounds; round++) {
      own!.push(await milliseconds(tallied))
      baseline!.push(await milliseconds(counted))
    }
    // The first round warms both up.
    measured.push([name, median(own!.slice(1)), median(baseline!.slice(1))])
    console.log(`${name.padEnd(34)} ${range(own!.slice(1))}, counting the rows ${range(baseline!.slice(1))}`)
  }
  const worst = measured.toSorted((a, b) => b[1] - a[1])[0]!
  return {
    people,
    value: round(worst[1]),
    baseline: round(worst[2]),
    ratio: round(worst[2] / worst[1]),
    ms: Object.fromEntries(measured.map(([name, own, baseline]) => [name, [round(own), round(baseline)]])),
  }
}

function measures(database: Database): Measure[] {
  const ledger = deliveries(database)
  const ports = { broadcasts: broadcasts(database), deliveries: ledger }
  return [
    {
      name: 'report while it is sent',
      tallied: () => ledger.report('running'),
      counted: () => count(database, 'running'),
    },
    { name: 'report when it is over', tallied: () => ledger.report('done'), counted: () => count(database, 'done') },
    {
      name: 'a page of those not reached',
      tallied: () => ledger.undelivered('done')[Symbol.asyncIterator]().next(),
      counted: () => walk(database, 'done'),
    },
    {
      name: `« diffusions » among ${others} that are over`,
      tallied: () => listBroadcasts(ports, listed),
      counted: async () => {
        for (const { id } of await ports.broadcasts.recent(listed)) await count(database, id)
      },
    },
  ]
}

/** The report before there was a tally. */
function count({ kysely }: Database, id: string): Promise<unknown> {
  return sql`
    select state, reason, department, count(*)::int as people,
      count(*) filter (where settled_at > now() - interval '30 seconds')::int as recently
    from delivery where broadcast_id = ${id} group by state, reason, department`.execute(kysely)
}

/** The page before there was an index of people not reached. */
function walk({ kysely }: Database, id: string): Promise<unknown> {
  return sql`
    select * from delivery where broadcast_id = ${id} and state in ('refused', 'unknown')
    order by person limit 1000`.execute(kysely)
}

/** One that is sent to half; one that is over, where one of 4 096 was not reached; and smaller ones that are over. */
async function fill(database: Database): Promise<void> {
  const { kysely } = database
  const commit = gatheredCommit(database, () => new Date().toISOString())
  const save = (id: string, rest: Partial<Broadcast>): Promise<string> =>
    commit({ save: 'broadcast', row: broadcast({ id, kind: 'send', targetId: null, ...rest }), ifVersion: 0 })
  for (let n = 0; n < others; n++) await save(`over-${n}`, { state: 'done', planned: 100, createdAt: at(n) })
  await save('running', { state: 'running', planned: people, createdAt: at(others) })
  await save('done', { state: 'done', planned: people, createdAt: at(others + 1) })
  await sql`
    insert into delivery (broadcast_id, person, given_name, department)
    select 'over-' || n / 100, 'p' || n % 100, 'Zoé', 'Direction ' || n % ${departments}::int
    from generate_series(0, ${others * 100 - 1}::int) as n`.execute(kysely)
  for (const id of ['running', 'done'])
    await sql`
      insert into delivery (broadcast_id, person, given_name, department)
      select ${id}, md5(n::text)::uuid::text, 'Zoé', 'Direction ' || n % ${departments}::int
      from generate_series(1, ${people}::int) as n`.execute(kysely)
  const lost = sql`right(person, 3) = '000'`
  await sql`
    update delivery set settled_at = now() - interval '1 hour',
      state = case when ${lost} then 'refused' else 'delivered' end, reason = case when ${lost} then 'no-teams' end
    where broadcast_id <> 'running' or person < '8'`.execute(kysely)
  await sql`
    update delivery set settled_at = now() + interval '1 hour' where ctid = any(array(
      select ctid from delivery where broadcast_id = 'running' and settled_at is not null limit ${lately}))`.execute(
    kysely,
  )
  await sql`vacuum analyze delivery, delivery_tally, broadcast`.execute(kysely)
}

function at(n: number): string {
  return new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString()
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

function range(ms: number[]): string {
  return `${median(ms).toFixed(1)} ms (${Math.min(...ms).toFixed(1)}–${Math.max(...ms).toFixed(1)})`
}

function round(number: number): number {
  return Number(number.toFixed(1))
}
