import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { channels, otherChannels } from '../src/core/domain/channels/channel.ts'
import { gatheredCommit } from '../src/postgres/commit/gathered-commit.ts'
import { inMemory } from '../src/postgres/open/data-dir.ts'
import type { Database } from '../src/postgres/open/database.ts'
import { openDatabase } from '../src/postgres/open/open-database.ts'
import { migrate } from '../src/postgres/schema/migrate.ts'
import { weekRows } from '../src/postgres/stores/week-store.ts'
import { openOwnTab } from '../test/app/own-tab.ts'
import { createFakePorts } from '../test/fakes/ports.ts'
import { person } from '../test/fakes/town.ts'
import { broadcast, post } from '../test/postgres/rows.ts'
import { startPostgres } from '../test/support/start-postgres.ts'
import { openEntra } from '../test/tab/own-entra.ts'
import { serveTab } from '../test/tab/serve-tab.ts'
import { quantile } from './inbound/load.ts'
import { median } from './median.ts'
import { drawn } from './week/drawn.ts'

/*
 * How soon twenty people have the data of the calendar's page for a month of three hundred releases, beside ten
 * thousand old posts: over HTTP, each with a token that is checked, from a real PostgreSQL. `paced`: each asks once a
 * second; `together`: all at the same moment, as their pages do when something was decided. Beside it, in turn, the
 * same server answers the same bytes as they lie ready: what stands in between is the reading and the writing.
 * `drawn`: how long after its data the page shows three hundred, in Chromium.
 */
const people = 20
const old = Number(process.env['POSTS'] ?? 10_000)
const month = 300
const seconds = Number(process.env['SECONDS'] ?? 10)
const bursts = Number(process.env['ROUNDS'] ?? 15)
const span = { from: '2026-11-30', to: '2027-01-03' }

type Ask = (at: number) => Promise<number>

export async function week(): Promise<object> {
  await using stack = new AsyncDisposableStack()
  const postgres = stack.adopt(await startPostgres({ durable: true }), server => server.stop())
  const databaseUrl = await postgres.url()
  const database = stack.adopt(await openDatabase({ databaseUrl, dataDir: inMemory }), one => one.close())
  await migrate(database)
  await fill(database)

  const ports = createFakePorts()
  const comms = Array.from({ length: people }, (_, n) => person(`Comms ${n}`, 'Communication'))
  ports.town.people.push(...comms)
  ports.town.comms.push(...comms.map(({ id }) => id))
  ports.week = weekRows(database)
  const entra = stack.adopt(await openEntra(), one => one.close())
  const tokens = await Promise.all(comms.map(({ id }) => entra.token(id)))
  const tab = stack.adopt(await openOwnTab(entra, ports, { perMinute: 100_000 }), one => one.close())
  const asking = (url: string, init: (token: string) => RequestInit) => async (at: number) => {
    const began = performance.now()
    const answer = await fetch(url, init(tokens[at % people]!))
    const { length } = await answer.text()
    if (!answer.ok || length < month * 300) throw new Error(`${answer.status}, ${length} characters`)
    return performance.now() - began
  }
  const headers = (token: string) => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' })
  const post = (token: string) => ({ method: 'POST', body: JSON.stringify(span), headers: headers(token) })
  const body = (await (await fetch(`${tab.url}/api/week`, post(tokens[0]!))).json()) as { releases: object[] }
  const ready = stack.adopt(await serveTab(entra, readyWith(body)), one => one.close())
  const week = asking(`${tab.url}/api/week`, post)
  const bare = asking(`${ready.url}/api/desk`, token => ({ headers: headers(token) }))

  await together(week)
  await together(bare)
  const [own, baseline]: number[][] = [[], []]
  for (let round = 0; round < bursts; round++) {
    own!.push(...(await together(week)))
    baseline!.push(...(await together(bare)))
  }
  const paced = { week: await pacedBy(week), bare: await pacedBy(bare) }
  return {
    releases: body.releases.length,
    kilobytes: Math.round(JSON.stringify(body).length / 1024),
    paced: { week: told(paced.week), bare: told(paced.bare) },
    together: { week: told(own!), bare: told(baseline!) },
    ratio: Number((median(own!) / median(baseline!)).toFixed(2)),
    drawn: await drawn(),
  }
}

function readyWith(body: object): Parameters<typeof serveTab>[1] {
  const turnstile = { enter: () => 'in' as const, run: <T>(_person: string, work: () => Promise<T>) => work() }
  return { turnstile, desk: async () => ({ body, changesAt: null }) }
}

/** Each as soon as something was decided. */
function together(ask: Ask): Promise<number[]> {
  return Promise.all(Array.from({ length: people }, (_, at) => ask(at)))
}

async function pacedBy(ask: Ask): Promise<number[]> {
  const answers: Promise<number>[] = []
  for (let at = 0; at < people * seconds; at++) {
    answers.push(ask(at))
    await delay(1_000 / people)
  }
  return Promise.all(answers)
}

function told(ms: number[]): { p50: number; p99: number } {
  const sorted = ms.toSorted((a, b) => a - b)
  return { p50: Math.round(quantile(sorted, 0.5)), p99: Math.round(quantile(sorted, 0.99)) }
}

/** Old ones that went out over three years; and a month's, each on Teams and on other channels, in all states. */
async function fill(database: Database): Promise<void> {
  const commit = gatheredCommit(database, () => new Date().toISOString())
  const dayMs = 86_400_000
  const at = (from: number, hours: number) => new Date(from + hours * 3_600_000).toISOString()
  const body = 'Une phrase comme on en écrit, avec des mots. '.repeat(60)
  const content = post({}).content
  const saveOld = async (n: number): Promise<void> => {
    const startedAt = at(Date.parse('2023-11-01') + ((n * 1_000) / old) * dayMs, 9)
    const sent = { id: `old-${n}`, state: 'broadcast' as const, broadcastId: `sent-${n}`, slot: startedAt }
    await commit(
      { save: 'post', row: post({ ...sent, content: { ...content, body } }), ifVersion: 0 },
      {
        save: 'broadcast',
        row: broadcast({ id: `sent-${n}`, postId: `old-${n}`, state: 'done', startedAt, planned: 2_000 }),
        ifVersion: 0,
      },
    )
  }
  const states = ['draft', 'approved', 'in-validation'] as const
  const ofOne = channels.length
  const saveNew = (n: number): Promise<string> => {
    const slot = at(Date.parse('2026-12-01') + (n % 30) * dayMs, 8 + (n % 9))
    const elsewhere = otherChannels.map(channel => ({ channel, at: slot }))
    const row = post({
      id: `new-${n}`,
      state: states[n % states.length]!,
      slot,
      elsewhere,
      content: { ...content, body },
    })
    return commit({ save: 'post', row, ifVersion: 0 })
  }
  for (let n = 0; n < old; n += 200) await Promise.all(Array.from({ length: 200 }, (_, more) => saveOld(n + more)))
  await Promise.all(Array.from({ length: Math.ceil(month / ofOne) }, (_, n) => saveNew(n)))
  await sql`vacuum analyze post, broadcast, validation`.execute(database.kysely)
}
