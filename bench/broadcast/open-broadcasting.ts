import { Client } from 'pg'
import { acquaint } from '../../test/support/acquaint.ts'
import { eventually } from '../../test/support/eventually.ts'
import { type Mary, startMary } from '../../test/support/mary.ts'
import { type Cast, cast } from '../../test/support/road.ts'
import { startPostgres } from '../../test/support/start-postgres.ts'
import { approved, confirming } from '../../test/support/steps.ts'
import type { Counts } from '../../test/support/town-client.ts'

/** Milliseconds since 1970. */
export type Sent = { confirmedAt: number; startedAt: number; finishedAt: number; delivered: number; counts: Counts }

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

/** By which every process of a broadcast works: a worker with others does not start. */
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
  return { mary, people, databaseUrl, send: title => send({ mary, people, client }, size, title) }
}

type Doc = { startedAt: string; finishedAt: string; planned: number }

async function send(
  { mary, people, client }: { mary: Mary; people: Cast; client: Client },
  size: number,
  title: string,
): Promise<Sent> {
  const { town } = mary
  const card = await approved(town, people, {
    title,
    everyone: 'true',
    body: body(process.env['PERSONAL'] ? 'Bonjour {prénom},' : 'Bonjour,'),
  })
  await town.resetCounts()
  const button = await confirming(town, people.comms.id, card)
  const confirmedAt = Date.now()
  const { status } = await town.press(people.comms.id, { in: 'channel', activityId: card.id, button })
  if (status !== 200) throw new Error(`the click was answered ${status}`)
  const done = await eventually(
    async () => {
      const { rows } = await client.query<{ doc: Doc }>(
        `select doc from broadcast where doc->>'title' = $1 and doc->>'state' = 'done'`,
        [title],
      )
      return rows[0]?.doc
    },
    `${title} ends`,
    3_600_000,
  )
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
    counts,
  }
}
