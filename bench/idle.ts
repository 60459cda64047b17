import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { eventually } from '../test/support/eventually.ts'
import { startMary, type Mary } from '../test/support/mary.ts'
import { startPostgres } from '../test/support/start-postgres.ts'
import { cpuOf, cpuOfFamily, serverOf } from './process-cpu.ts'

/*
 * What Mary costs while nobody wants anything: statements a second, share of one core, memory, on both stores; and on
 * PostgreSQL once more while 1 000 000 appointments wait for next month, beside none.
 *
 * Her own process as in production, ready for 45 seconds (pg-boss makes its first round after 30), then left alone for
 * a minute. PostgreSQL counts the statements itself (pg_stat_statements); of PGlite, which lives in Mary's process, a
 * program loaded before hers counts the calls, and its CPU is part of hers.
 */
const settleMs = Number(process.env['SETTLE_SECONDS'] ?? 45) * 1000
const leftAloneMs = Number(process.env['SECONDS'] ?? 60) * 1000
const appointments = Number(process.env['APPOINTMENTS'] ?? 1_000_000)
const sandbox = { SANDBOX_PEOPLE: '300', SANDBOX_CHECK: 'off' }

type Idle = { statementsPerSecond: number; cpuPercent: number; postgresPercent: number; rssMb: number }

export async function idle(): Promise<object> {
  const { postgres, withAppointments } = await onPostgres()
  console.log(`PostgreSQL ${line(postgres)}\n… and ${appointments} appointments: ${line(withAppointments)}`)
  const pglite = await onPglite()
  console.log(`PGlite     ${line(pglite)}`)
  return { postgres, withAppointments, appointments, pglite }
}

async function onPostgres(): Promise<{ postgres: Idle; withAppointments: Idle }> {
  await using stack = new AsyncDisposableStack()
  const flags = ['-c', 'shared_preload_libraries=pg_stat_statements', '-c', 'pg_stat_statements.track=top']
  const server = stack.adopt(await startPostgres({ durable: true, flags }), started => started.stop())
  const databaseUrl = await server.url()
  const mary = stack.adopt(await startMary({ sandbox, env: { DATABASE_URL: databaseUrl } }), started => started.close())
  const client = stack.adopt(new Client({ connectionString: databaseUrl }), one => one.end())
  await client.connect()
  await client.query('create extension pg_stat_statements')
  const statements = async (): Promise<number> =>
    Number((await client.query<{ calls: string }>('select sum(calls) as calls from pg_stat_statements')).rows[0]!.calls)
  const postmaster = await serverOf(client)
  const cpu = () => cpuOfFamily(postmaster)
  const postgres = await leftAlone(mary, statements, cpu)
  await client.query(nextMonth, [appointments])
  await client.query('vacuum analyze asked_job')
  const withAppointments = await leftAlone(mary, statements, cpu)
  if (process.env['STATEMENTS']) await listStatements(client)
  return { postgres, withAppointments }
}

/** Reminders of an event, to one person each. */
const nextMonth = `insert into asked_job (name, key, data, due)
  select 'event.remind', 'bench:' || n, jsonb_build_object('postId', 'bench', 'person', n::text), now() + interval '30 days'
  from generate_series(1, $1::int) as n`

async function onPglite(): Promise<Idle> {
  await using stack = new AsyncDisposableStack()
  const counting = fileURLToPath(new URL('./idle/count-pglite.ts', import.meta.url))
  const mary = stack.adopt(await startMary({ sandbox, env: { NODE_OPTIONS: `--import=${counting}` } }), started =>
    started.close(),
  )
  const told = () => Number(/.*pglite calls (\d+)/s.exec(mary.output())?.[1])
  await eventually(async () => told() >= 0, 'the calls are counted')
  return await leftAlone(
    mary,
    async () => told(),
    () => 0,
  )
}

async function leftAlone(mary: Mary, statements: () => Promise<number>, postgresCpu: () => number): Promise<Idle> {
  await delay(settleMs)
  const before = { statements: await statements(), mary: cpuOf(mary.pid()), postgres: postgresCpu() }
  await delay(leftAloneMs)
  const seconds = leftAloneMs / 1000
  const percent = (spent: number): number => Number(((100 * spent) / seconds).toFixed(2))
  return {
    statementsPerSecond: Number((((await statements()) - before.statements) / seconds).toFixed(1)),
    cpuPercent: percent(cpuOf(mary.pid()) - before.mary),
    postgresPercent: percent(postgresCpu() - before.postgres),
    rssMb: Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${mary.pid()}/status`, 'utf8'))?.[1]) / 1024),
  }
}

/** STATEMENTS=1: which ones they were. */
async function listStatements(client: Client): Promise<void> {
  const { rows } = await client.query<{ calls: string; query: string }>(
    `select calls, left(regexp_replace(query, '\\s+', ' ', 'g'), 140) as query from pg_stat_statements order by calls desc limit 40`,
  )
  for (const { calls, query } of rows) console.log(calls.padStart(7), query)
}

function line({ statementsPerSecond, cpuPercent, postgresPercent, rssMb }: Idle): string {
  return `${statementsPerSecond} statements/s, Mary ${cpuPercent} % and PostgreSQL ${postgresPercent} % of a core, ${rssMb} MB`
}
