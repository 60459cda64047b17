import type { Storage, StoreItems } from 'botbuilder'
import { Client, Pool } from 'pg'

/** As many connections as Mary's. */
const connections = 10
const table = 'create table if not exists bot_state (key text primary key, doc jsonb not null)'
const read = 'select key, doc from bot_state where key = any($1)'
const write = `insert into bot_state (key, doc) select key, value from jsonb_each($1::jsonb)
  on conflict (key) do update set doc = excluded.doc`
const remove = 'delete from bot_state where key = any($1)'
const turns = `select coalesce(sum((doc->'decided'->>'turns')::int), 0)::int as n from bot_state`

/**
 * What a bot of botbuilder remembers, in PostgreSQL, by the SDK's own interface: one read and one upsert a turn, both
 * prepared. The SDK writes with the eTag `*`: the last one counts.
 */
export async function stateInPostgres(url: string): Promise<Storage> {
  const pool = new Pool({ connectionString: url, max: connections })
  await pool.query(table)
  return {
    read: async keys => {
      const { rows } = await pool.query<{ key: string; doc: unknown }>({ name: 'read', text: read, values: [keys] })
      const found: StoreItems = {}
      for (const { key, doc } of rows) found[key] = doc
      return found
    },
    write: async changes => void (await pool.query({ name: 'write', text: write, values: [JSON.stringify(changes)] })),
    delete: async keys => void (await pool.query(remove, [keys])),
  }
}

/** How many turns it has kept. */
export async function keptTurns(url: string): Promise<number> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ n: number }>(turns)
  await client.end()
  return rows[0]!.n
}
