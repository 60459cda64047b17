import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { Client } from 'pg'
import { gatheredCommit } from '../../src/postgres/commit/gathered-commit.ts'
import { deliveries } from '../../src/postgres/deliveries/deliveries.ts'
import { openOwnDatabase, type WatchedDatabase } from '../../src/postgres/identity/own-database.ts'
import { readRecord, replaceRecord } from '../../src/postgres/identity/records.ts'
import { inMemory } from '../../src/postgres/open/data-dir.ts'
import { migrate } from '../../src/postgres/schema/migrate.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { newReference } from '../../src/postgres/stores/kept-values.ts'
import { Replaced } from '../../src/postgres/open/same-server.ts'
import { openDatabase } from '../../src/postgres/open/open-database.ts'
import { eachDatabase, sharedPostgres, startPostgres } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'
import { layPglite } from '../support/lay-pglite.ts'
import { broadcast } from './rows.ts'

const now = () => new Date().toISOString()
type Opened = { database: Database; own: WatchedDatabase; close(): Promise<void> }

async function open(at: { databaseUrl?: string; dataDir: string }, unremembered?: () => void): Promise<Opened> {
  if (at.databaseUrl === undefined) layPglite(at.dataDir)
  const database = await openDatabase(at)
  await migrate(database)
  const own = await openOwnDatabase(database, {
    dataDir: at.dataDir,
    now,
    report: error => assert.fail(String(error)),
    pollMs: 50,
    ...(unremembered && { unremembered }),
  })
  const close = async () => {
    own.close()
    await database.close()
  }
  return { database, own, close }
}

/** Opens, looks, closes: why it is held. */
async function holds(at: { databaseUrl?: string; dataDir: string }): Promise<string | null> {
  const { own, close } = await open(at)
  const because = own.hold()?.because ?? null
  await close()
  return because
}

/** One broadcast under way, a third of it sent, one that is held, and one that was just stopped. */
async function underWay(database: Database): Promise<void> {
  await gatheredCommit(
    database,
    now,
  )({ save: 'broadcast', row: broadcast({ id: 'b1', state: 'running' }), ifVersion: 0 })
  const ledger = deliveries(database)
  await ledger.plan(
    'b1',
    ['p1', 'p2', 'p3'].map(id => ({ id, givenName: id, department: null, locale: null })),
  )
  const [first, second] = await ledger.claim('b1', 2, 60_000)
  await ledger.markSending('b1', [first!.person, second!.person])
  await newReference(database)('PUB', 2026)
  await gatheredCommit(
    database,
    now,
  )({ save: 'broadcast', row: broadcast({ id: 'b2', state: 'held', heldBecause: 'not-registered' }), ifVersion: 0 })
  await gatheredCommit(
    database,
    now,
  )({ save: 'broadcast', row: broadcast({ id: 'b3', state: 'stopped' }), ifVersion: 0 })
  for (const id of ['b2', 'b3']) await ledger.plan(id, [{ id: 'p1', givenName: 'p1', department: null, locale: null }])
  await ledger.settle('b1', [{ person: first!.person, state: 'delivered', conversationId: 'c', activityId: 'a' }])
}

describe('a database that was restored or copied', function () {
  // Each opens several databases of PGlite.
  this.timeout(60_000)
  let folder: string
  const dir = (name: string): string => path.join(folder, name)

  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'mary-own-'))))
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  describe('on PGlite', () => {
    it('the same folder starts again and again, also moved; a copy of it is held, the original is not', async () => {
      const one = await open({ dataDir: dir('a') })
      await underWay(one.database)
      assert.equal(one.own.hold(), null)
      await one.close()
      assert.equal(await holds({ dataDir: dir('a') }), null)
      renameSync(dir('a'), dir('moved'))
      cpSync(dir('moved'), dir('copy'), { recursive: true, preserveTimestamps: true })
      assert.equal(await holds({ dataDir: dir('moved') }), null)
      const copy = await open({ dataDir: dir('copy') })
      assert.equal(copy.own.hold()?.because, 'files')
      assert.deepEqual((await deliveries(copy.database).report('b1')).counts, {
        queued: 0,
        sending: 0,
        delivered: 1,
        refused: 0,
        unknown: 2,
      })
      assert.equal(
        (await deliveries(copy.database).report('b2')).counts.unknown,
        1,
        'held midway: the other one may have gone on',
      )
      assert.equal(
        (await deliveries(copy.database).report('b3')).counts.unknown,
        1,
        'stopped: the other one may have been resumed',
      )
      await copy.close()
      // Nobody decided: still held. Somebody does: no more.
      const again = await open({ dataDir: dir('copy') })
      assert.equal(again.own.hold()?.because, 'files')
      await again.own.adopt()
      await again.own.inService()
      assert.equal(again.own.hold(), null)
      await again.close()
      assert.equal(await holds({ dataDir: dir('copy') }), null)
    })

    it('a backup put back in place of what went on is held', async () => {
      await (await open({ dataDir: dir('a') })).close()
      cpSync(dir('a'), dir('backup'), { recursive: true })
      await (await open({ dataDir: dir('a') })).close()
      // Written over the old files, which keep their birth: what DATA_DIR itself remembers tells.
      cpSync(path.join(dir('backup'), 'postgres'), path.join(dir('a'), 'postgres'), { recursive: true })
      assert.equal(await holds({ dataDir: dir('a') }), 'rewound')
    })
  })

  describe('on PostgreSQL', () => {
    it('says that DATA_DIR is new where the database is not, once', async () => {
      const databaseUrl = await (await sharedPostgres()).url()
      let said = 0
      const start = async (name: string): Promise<number> => {
        await (await open({ databaseUrl, dataDir: dir(name) }, () => said++)).close()
        return said
      }
      assert.equal(await start('first'), 0)
      assert.equal(await start('first'), 0)
      assert.equal(await start('lost'), 1)
      assert.equal(await start('lost'), 1)
    })

    it('a copy by template has another oid, also where DATA_DIR is not kept; a decision frees every process', async () => {
      const databaseUrl = await (await sharedPostgres()).url()
      const one = await open({ databaseUrl, dataDir: dir('a') })
      await underWay(one.database)
      await one.close()
      assert.equal(await holds({ databaseUrl, dataDir: dir('new-disk') }), null)
      const copyUrl = await copyOf(databaseUrl)
      const reference = async ({ database }: Opened) => newReference(database)('PUB', 2026)
      const first = await open({ databaseUrl: copyUrl, dataDir: dir('b') })
      const second = await open({ databaseUrl: copyUrl, dataDir: dir('c') })
      assert.deepEqual([first.own.hold()?.because, second.own.hold()?.because], ['server', 'server'])
      assert.equal((await deliveries(first.database).report('b1')).counts.unknown, 2)
      assert.equal(await reference(first), 'PUB-2026-0102', 'those given since by the other one are left out, once')
      await first.own.adopt()
      await eventually(async () => second.own.hold() === null, 'the other process is free')
      await Promise.all([first.close(), second.close()])
      assert.equal(await holds({ databaseUrl: copyUrl, dataDir: dir('c') }), null)
      assert.equal(await holds({ databaseUrl, dataDir: dir('a') }), null)
      // The copy is in service now: whoever comes from there to the old one is told.
      assert.equal(await holds({ databaseUrl, dataDir: dir('b') }), 'mark')
    })

    it('another one put in its place under a process that goes on: not a statement reaches it', async () => {
      const databaseUrl = await (await sharedPostgres()).url()
      const seen: string[] = []
      const database = await openDatabase({
        databaseUrl,
        dataDir: dir('a'),
        onReplaced: ({ before, now }) => seen.push(before, now),
      })
      await migrate(database)
      await underWay(database)
      await replaceBy(databaseUrl)
      await eventually(
        async () =>
          sql`update delivery set attempts = 9`.execute(database.kysely).then(
            () => true,
            () => seen.length > 0,
          ),
        'it is told',
      )
      await assert.rejects(deliveries(database).claim('b1', 1, 60_000), Replaced)
      assert.deepEqual(await asked(databaseUrl, 'select attempts from delivery where attempts = 9'), [])
      assert.notEqual(seen[0], seen[1])
      await database.close()
    })

    it('a dump put back under a process that goes on is told by its own count', async () => {
      const databaseUrl = await (await sharedPostgres()).url()
      const database = await openDatabase({ databaseUrl, dataDir: dir('a') })
      await migrate(database)
      const seen: number[] = []
      const rewound = (before: number, now: number): number => seen.push(before, now)
      const own = await openOwnDatabase(database, {
        dataDir: dir('a'),
        now,
        report: error => assert.fail(String(error)),
        rewound,
        countMs: 20,
      })
      await sql`create table dump as table setting`.execute(database.kysely)
      await eventually(
        async () =>
          (await asked(databaseUrl, `select 1 from setting where key = 'database-count' and value::int > 5`)).length >
          0,
        'it counts',
      )
      assert.deepEqual(seen, [])
      await sql`update setting set value = dump.value from dump where dump.key = setting.key`.execute(database.kysely)
      await eventually(async () => seen.length > 0, 'it is told')
      own.close()
      await database.close()
      assert.ok(seen[1]! <= seen[0]!)
      assert.equal(await holds({ databaseUrl, dataDir: dir('a') }), 'rewound')
    })

    it('another server is told by its system identifier, whatever else is alike', async () => {
      const databaseUrl = await (await sharedPostgres()).url()
      await (await open({ databaseUrl, dataDir: dir('a') })).close()
      const other = await startPostgres()
      try {
        const otherUrl = await other.url()
        await (await open({ databaseUrl: otherUrl, dataDir: dir('other') })).close()
        await restore(databaseUrl, otherUrl)
        const restored = await open({ databaseUrl: otherUrl, dataDir: dir('a') })
        assert.equal(restored.own.hold()?.because, 'server')
        assert.match(String(restored.own.hold()?.before), /^system \d+, timeline 1, database \d+$/)
        await restored.close()
      } finally {
        await other.stop()
      }
    })

    it('a dump put back into the same database is told by the count of DATA_DIR; a new database is nobody’s copy', async () => {
      const databaseUrl = await (await sharedPostgres()).url()
      const one = await open({ databaseUrl, dataDir: dir('a') })
      await sql`create table dump as table setting`.execute(one.database.kysely)
      await one.close()
      const two = await open({ databaseUrl, dataDir: dir('a') })
      await sql`update setting set value = dump.value from dump where dump.key = setting.key`.execute(
        two.database.kysely,
      )
      await two.close()
      assert.equal(await holds({ databaseUrl, dataDir: dir('a') }), 'rewound')
      assert.equal(await holds({ databaseUrl: await (await sharedPostgres()).url(), dataDir: dir('a') }), null)
    })

    it('a DATA_DIR that takes nothing, or holds rubbish, holds nobody back', async () => {
      const databaseUrl = await (await sharedPostgres()).url()
      writeFileSync(dir('file'), '')
      assert.equal(await holds({ databaseUrl, dataDir: dir('file') }), null)
      assert.equal(await holds({ databaseUrl, dataDir: dir('a') }), null)
      assert.match(readFileSync(path.join(dir('a'), 'database.json'), 'utf8'), /"id":"[0-9a-f-]{36}","count":2/)
      writeFileSync(path.join(dir('a'), 'database.json'), '{"id":')
      assert.equal(await holds({ databaseUrl, dataDir: dir('a') }), null)
    })
  })
})

eachDatabase((kind, open) => {
  describe('a process that is older than its database', () => {
    it('learns it from the first migration that it does not know, and starts no more', async () => {
      const [older, newer] = [await open(), await open()]
      const seen: string[] = []
      let looks = 0
      const own = await openOwnDatabase(older, {
        dataDir: inMemory,
        now,
        report: error => assert.fail(String(error)),
        outdated: name => seen.push(name),
        rewound: () => looks++,
        countMs: 20,
      })
      const counted = async () => {
        const { rows } = await sql<{ value: number }>`select value from setting where key = 'database-count'`.execute(
          newer.kysely,
        )
        return Number(rows[0]!.value) > 3
      }
      await eventually(counted, 'it looked some times')
      assert.deepEqual([seen, looks], [[], 0], 'the same version, and one beside it, go on')
      await sql`insert into kysely_migration (name, timestamp) values ('999-of-tomorrow', '2030-01-01T00:00:00.000Z')`.execute(
        newer.kysely,
      )
      await eventually(async () => seen.length > 0, 'it is told')
      own.close()
      assert.equal(seen[0], '999-of-tomorrow')
      await assert.rejects(migrate(older), {
        name: 'Misconfigured',
        code: 'older-than-database',
        message: /^This Mary is older than her database \(it has 999-of-tomorrow\)/,
      })
      await sql`delete from kysely_migration where name = '999-of-tomorrow'`.execute(newer.kysely)
      await migrate(older)
    })

    it('also while a restored database holds it back', async () => {
      const database = await open()
      const before = await readRecord(database)
      const server = { ...before!.server, system: kind }
      await replaceRecord(database, { ...before!, server })
      await sql`insert into kysely_migration (name, timestamp) values ('999-of-tomorrow', '2030-01-01T00:00:00.000Z')`.execute(
        database.kysely,
      )
      const told = Promise.withResolvers<string>()
      const own = await openOwnDatabase(database, {
        dataDir: inMemory,
        now,
        report: told.reject,
        outdated: told.resolve,
        pollMs: 20,
      })
      assert.equal(own.hold()?.because, 'server')
      assert.equal(await told.promise, '999-of-tomorrow')
      own.close()
      await sql`delete from kysely_migration where name = '999-of-tomorrow'`.execute(database.kysely)
    })
  })
})

async function asked(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(statement)
  await client.end()
  return rows
}

async function copyOf(url: string): Promise<string> {
  const name = new URL(url).pathname.slice(1)
  const server = new URL(url)
  server.pathname = '/postgres'
  await asked(String(server), `create database ${name}_copy template ${name}`)
  server.pathname = `/${name}_copy`
  return String(server)
}

/** A copy takes its name; every connection ends, as with any restore. */
async function replaceBy(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  const server = new URL(url)
  server.pathname = '/postgres'
  await asked(String(server), `alter database ${name} allow_connections false`)
  await asked(String(server), `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
  await eventually(
    async () =>
      copyOf(url).then(
        () => true,
        () => false,
      ),
    'nobody is in it',
  )
  await asked(String(server), `drop database ${name} with (force)`)
  await asked(String(server), `alter database ${name}_copy rename to ${name}`)
}

/** What a dump brings along: the rows, here those that tell who the database is. */
async function restore(from: string, to: string): Promise<void> {
  const [row] = await asked(from, `select value::text as value from setting where key = 'database-identity'`)
  await asked(to, `update setting set value = '${String(row?.['value'])}' where key = 'database-identity'`)
}
