import { readFileSync } from 'node:fs'
import { Client } from 'pg'
import { acquaint } from '../../test/support/acquaint.ts'
import { eventually } from '../../test/support/eventually.ts'
import { type Mary, startMary } from '../../test/support/mary.ts'
import { type Cast, cast } from '../../test/support/road.ts'
import { startPostgres } from '../../test/support/start-postgres.ts'
import { approvedFrom, confirming, retained } from '../../test/support/steps.ts'
import type { Counts } from '../../test/support/town-client.ts'
import { cpuOf, cpuOfFamily } from '../process-cpu.ts'

/** Milliseconds since 1970; seconds of CPU of Mary's process and of PostgreSQL, from the first row sent to the last. */
export type Sent = {
  confirmedAt: number
  startedAt: number
  finishedAt: number
  delivered: number
  /** What the town was asked from the submission to the approval, and from then on. */
  submitted: Counts
  counts: Counts
  cpu: { mary: number; postgres: number }
}

export type Broadcasting = {
  mary: Mary
  people: Cast
  databaseUrl: string
  /** To everyone, from the click to the last row settled; throws unless the town holds one card for each of them. */
  send(title: string): Promise<Sent>
}

export type Options = {
  people: number
  sandbox: Record<string, string>
  env?: Record<string, string>
  program?: string
}

/** The settings of every process of a broadcast: a worker with others does not start. */
export const rules = { FOUR_EYES_OVER: '1000000', BROADCAST_PER_SECOND: '50' }

/** Restaurants that weigh their leftovers, as in an ordinary week: 1.5 KB of text, the reader's name in it or not. */
const body = (greeting: string): string =>
  `${greeting} depuis septembre, l’équipe du restaurant scolaire pèse ce qui reste dans les assiettes. En trois mois, le gaspillage a baissé d’un tiers, ` +
  'et les enfants tiennent eux-mêmes le tableau. **Une visite** est possible le mardi midi, et nous cherchons deux autres écoles qui veulent essayer.\n\n' +
  '- Une balance et un tableau sont prêtés\n- Le service accompagne les deux premières semaines\n\nÉcrivez à Élodie, au service restauration.'

/** A town whose agents are all well and known, a PostgreSQL that waits for the disk, and Mary. */
export async function openBroadcasting(
  stack: AsyncDisposableStack,
  { people: size, sandbox, env, program }: Options,
): Promise<Broadcasting> {
  const postgres = stack.adopt(await startPostgres({ durable: true }), server => server.stop())
  const databaseUrl = await postgres.url()
  const mary = stack.adopt(
    await startMary({
      sandbox: { SANDBOX_PEOPLE: String(size), SANDBOX_CHECK: 'off', SANDBOX_SITUATIONS: 'off', ...sandbox },
      env: { DATABASE_URL: databaseUrl, ...rules, ...env },
      ...(program === undefined ? {} : { program }),
    }),
    started => started.close(),
  )
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  stack.defer(() => client.end())
  await acquaint(mary, (sql, ...values) => client.query(sql, values))
  const people = await cast(mary.town)
  const postmaster = await postmasterOf(client)
  return { mary, people, databaseUrl, send: title => send({ mary, people, client, postmaster }, size, title) }
}

/** The server's own process: its connections are its children. */
export async function postmasterOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${rows[0]!.pid}/status`, 'utf8'))?.[1])
}

type Doc = { startedAt: string; finishedAt: string; planned: number }

async function send(
  { mary, people, client, postmaster }: { mary: Mary; people: Cast; client: Client; postmaster: number },
  size: number,
  title: string,
): Promise<Sent> {
  const { town } = mary
  const proposal = await retained(town, people, title)
  await town.resetCounts()
  const card = await approvedFrom(town, people, proposal.card, {
    title,
    everyone: 'true',
    body: body(process.env['PERSONAL'] ? 'Bonjour {prénom},' : 'Bonjour,'),
  })
  const submitted = await town.counts()
  await town.resetCounts()
  const button = await confirming(town, people.comms.id, card)
  const confirmedAt = Date.now()
  const { status } = await town.press(people.comms.id, { in: 'channel', activityId: card.id, button })
  if (status !== 200) throw new Error(`the click was answered ${status}`)
  const doc = async (state: string): Promise<Doc | undefined> => {
    const { rows } = await client.query<{ doc: Doc }>(
      `select doc from broadcast where doc->>'title' = $1 and doc->>'state' = any($2::text[])`,
      [title, [state, 'done']],
    )
    return rows[0]?.doc
  }
  await eventually(() => doc('running'), `${title} starts`, 3_600_000)
  const before = [cpuOf(mary.pid()), cpuOfFamily(postmaster)] as const
  const done = await eventually(() => doc('done'), `${title} ends`, 3_600_000)
  const cpu = { mary: cpuOf(mary.pid()) - before[0], postgres: cpuOfFamily(postmaster) - before[1] }
  const counts = await town.counts()
  const copies = Object.values(await town.copies('broadcast.why', title))
  const delivered = copies.filter(count => count === 1).length
  if (delivered !== size || copies.length !== size)
    throw new Error(`${delivered} of ${size} have one card, ${copies.length - delivered} have more`)
  return {
    confirmedAt,
    startedAt: Date.parse(done.startedAt),
    finishedAt: Date.parse(done.finishedAt),
    delivered,
    submitted,
    counts,
    cpu,
  }
}
