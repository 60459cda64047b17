import { Client } from 'pg'
import type { Person } from '../../sandbox/town/town.ts'
import { seed } from '../support/chance.ts'
import { type Mary, startMary } from '../support/mary.ts'
import { type Cast, cast } from '../support/road.ts'
import { type PostgresServer, startPostgres } from '../support/start-postgres.ts'
import type { About } from '../support/town-client.ts'

/** Who lives an ordinary life: these agents, two of the communication team, and the head of the agents' department. */
const agentsCount = 17

export type Stage = {
  mary: Mary
  postgres: PostgresServer
  databaseUrl: string
  about: About
  agents: Person[]
  /** Agent: the first of those whose proposals become posts. */
  people: Cast
  /** Of the head's department: what they propose is validated by the head. */
  authors: Set<string>
  /** An agent without any other role, who is none of them. */
  hostile: Person
  /** Null: the database does not answer. */
  ask<T>(sql: string, ...values: unknown[]): Promise<T[] | null>
  close(): Promise<void>
}

/** Mary as in production: the real process, a PostgreSQL that waits for the disk, her own limits, Teams' limits. */
export async function openStage(): Promise<Stage> {
  const postgres = await startPostgres({ durable: true })
  const databaseUrl = await postgres.url()
  const env = { DATABASE_URL: databaseUrl, TURNS_PER_MINUTE: '120', LOG_LEVEL: 'warn', FOUR_EYES_OVER: '1000000' }
  const mary = await startMary({ sandbox: { SANDBOX_PEOPLE: '300', SANDBOX_SEED: String(seed) }, env })
  const people = await cast(mary.town)
  const { agents, hostile } = await choosePeople(mary, people)
  return {
    mary,
    postgres,
    databaseUrl,
    people,
    agents,
    hostile,
    about: await mary.town.about(),
    authors: new Set(agents.filter(({ department }) => department === people.department).map(({ id }) => id)),
    ask: async <T>(sql: string, ...values: unknown[]) => askOnce<T>(databaseUrl, sql, values).catch(() => null),
    close: async () => {
      await mary.close()
      await postgres.stop()
    },
  }
}

async function choosePeople({ town }: Mary, people: Cast): Promise<{ agents: Person[]; hostile: Person }> {
  const all = (await town.people({ role: 'agent', situation: 'well', limit: 300 })).people
  const plain = all.filter(
    ({ id, roles, preferredLanguage }) => roles.length === 1 && preferredLanguage !== 'en-GB' && id !== people.head.id,
  )
  const [authors, others] = [true, false].map(same =>
    plain.filter(({ department }) => (department === people.department) === same),
  )
  const agents = [people.agent, ...authors!.filter(({ id }) => id !== people.agent.id).slice(0, 6), ...others!].slice(
    0,
    agentsCount,
  )
  const hostile = others!.find(one => !agents.includes(one))
  if (!hostile) throw new Error('a town without one more agent')
  return { agents, hostile }
}

async function askOnce<T>(connectionString: string, sql: string, values: unknown[]): Promise<T[]> {
  const client = new Client({ connectionString })
  // The server that restarts ends it, also while nothing is asked.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(sql, values)).rows as T[]
  } finally {
    await client.end()
  }
}
