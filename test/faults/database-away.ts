import { Client } from 'pg'

/** The server's own database: the other one lets nobody in meanwhile. */
async function ask(databaseUrl: string, ...statements: string[]): Promise<void> {
  const url = new URL(databaseUrl)
  url.pathname = '/postgres'
  const client = new Client({ connectionString: url.href })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

const nameOf = (databaseUrl: string): string => new URL(databaseUrl).pathname.slice(1)

/** As when the server restarts: every connection ends at once, and new ones are refused. */
export function closeDatabase(databaseUrl: string): Promise<void> {
  const name = nameOf(databaseUrl)
  return ask(
    databaseUrl,
    `alter database ${name} allow_connections false`,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
  )
}

export function openDatabaseAgain(databaseUrl: string): Promise<void> {
  return ask(databaseUrl, `alter database ${nameOf(databaseUrl)} allow_connections true`)
}
