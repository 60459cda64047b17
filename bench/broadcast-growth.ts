import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { startPostgres } from '../test/support/start-postgres.ts'
import { postmasterOf } from './broadcast/open-broadcasting.ts'
import type { Grown, Order } from './growth/worker.ts'
import { cpuOfFamily } from './process-cpu.ts'

/**
 * Whether a person costs the same among a million as among ten thousand: planned from a directory that is generated
 * page by page, claimed, marked, settled and reported in the real ledger on a real PostgreSQL, by the real jobs; only
 * the message goes nowhere and nobody waits for a turn. All of them are known from before, so that each claim finds a
 * conversation.
 *
 * Each size has a process and a database of its own, warmed up with three hundred thousand people: until then the code
 * is compiled and the heap takes its size. CPU is that of Mary's process, from the click to the final report, less what
 * the process takes in as many seconds without anything to do (it looks at its queues); PostgreSQL's is shown beside
 * it. Memory is the most that the process ever held.
 */
const sizes = (process.env['SIZES'] ?? '10000,100000,1000000').split(',').map(Number)
const warmUp = 300_000
/** A small size is sent several times: the collector, which runs when it likes, is then part of each alike. */
const atLeast = 100_000

type Measured = Grown & { people: number; times: number; microseconds: number; postgresMicroseconds: number }

export async function broadcastGrowth(): Promise<object> {
  const results: Measured[] = []
  for (const people of sizes) {
    const measured = await measure(people)
    results.push(measured)
    console.log(line(measured))
  }
  const [first, last] = [results[0]!, results.at(-1)!]
  return {
    value: round(last.microseconds),
    baseline: round(first.microseconds),
    ratio: Number((last.microseconds / first.microseconds).toFixed(3)),
    worstRatio: worst(results.map(({ microseconds }) => microseconds / first.microseconds)),
    postgresWorstRatio: worst(results.map(one => one.postgresMicroseconds / first.postgresMicroseconds)),
    grownMb: Math.round(last.peakMb - first.peakMb),
    perPerson: Object.fromEntries(results.map(one => [one.people, round(one.microseconds)])),
    postgresPerPerson: Object.fromEntries(results.map(one => [one.people, round(one.postgresMicroseconds)])),
  }
}

/** The ratio that lies farthest from 1. */
function worst(ratios: number[]): number {
  return Number(ratios.reduce((far, ratio) => (Math.abs(ratio - 1) > Math.abs(far - 1) ? ratio : far), 1).toFixed(3))
}

function round(microseconds: number): number {
  return Number(microseconds.toFixed(1))
}

async function measure(people: number): Promise<Measured> {
  await using stack = new AsyncDisposableStack()
  const postgres = stack.adopt(await startPostgres({ durable: true }), server => server.stop())
  const databaseUrl = await postgres.url()
  const dataDir = stack.adopt(await mkdtemp(join(tmpdir(), 'mary-growth-')), folder =>
    rm(folder, { recursive: true, force: true }),
  )
  const child = fork(fileURLToPath(new URL('./growth/worker.ts', import.meta.url)), {
    env: environment(databaseUrl, dataDir),
  })
  stack.defer(async () => {
    if (child.exitCode !== null) return
    child.disconnect()
    await once(child, 'exit')
  })
  const answer = async <T>(order?: Order): Promise<T> => {
    if (order) child.send(order)
    const gone = once(child, 'exit').then(() => Promise.reject(new Error('the worker ended')))
    return ((await Promise.race([once(child, 'message'), gone])) as [T])[0]
  }
  await answer()
  const postmaster = await acquaintAll(databaseUrl, people)
  await answer({ people: warmUp, times: 1 })
  const before = cpuOfFamily(postmaster)
  const times = Math.max(1, Math.round(atLeast / people))
  const grown = await answer<Grown>({ people, times })
  const postgresSeconds = cpuOfFamily(postmaster) - before
  const busy = grown.cpuSeconds - grown.idleShare * (grown.planSeconds + grown.sendSeconds)
  const sent = people * times
  return {
    ...grown,
    people,
    times,
    microseconds: (busy / sent) * 1e6,
    postgresMicroseconds: (postgresSeconds / sent) * 1e6,
  }
}

/** Answers the server's own process. */
async function acquaintAll(databaseUrl: string, people: number): Promise<number> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(
    `insert into conversation (person, conversation_id, service_url, state, met)
    select md5(n::text)::uuid::text, 'a:1' || md5(n::text), 'https://teams.example/', 'open', true from generate_series(1, $1::int) as n`,
    [people],
  )
  await client.query('vacuum analyze conversation')
  const postmaster = await postmasterOf(client)
  await client.end()
  return postmaster
}

function environment(databaseUrl: string, dataDir: string): NodeJS.ProcessEnv {
  const id = (last: number): string => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`
  // Nobody is there: nothing but the ledger is reached.
  const nowhere = 'https://127.0.0.1:9'
  return {
    PATH: process.env['PATH'],
    ...(process.env['MARY_NODE_OPTIONS'] ? { NODE_OPTIONS: process.env['MARY_NODE_OPTIONS'] } : {}),
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    QUIET_HOURS: 'off',
    MicrosoftAppId: id(1),
    MicrosoftAppPassword: 'none',
    MicrosoftAppTenantId: id(2),
    SHAREPOINT_SITE_ID: 'site',
    COMMS_GROUP_ID: id(3),
    COMMS_CHANNEL_ID: '19:nowhere@thread.tacv2',
    AGENTS_GROUP_ID: id(4),
    GRAPH_URL: nowhere,
    LOGIN_URL: nowhere,
    TEAMS_SERVICE_URL: nowhere,
    BOT_OPENID_METADATA_URL: nowhere,
  }
}

function line({
  people,
  times,
  planSeconds,
  sendSeconds,
  microseconds,
  postgresMicroseconds,
  peakMb,
}: Measured): string {
  return (
    `${String(people).padStart(8)} people${times > 1 ? `, ${times} times` : ''}: ${microseconds.toFixed(1)} µs of CPU each (PostgreSQL ${postgresMicroseconds.toFixed(1)} µs), ` +
    `planned in ${(planSeconds / times).toFixed(1)} s, sent in ${(sendSeconds / times).toFixed(1)} s (${((people * times) / sendSeconds).toFixed(0)}/s), at most ${peakMb.toFixed(0)} MB`
  )
}
