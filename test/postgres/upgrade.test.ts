import { PGlite } from '@electric-sql/pglite'
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { Client } from 'pg'
import { inMemory } from '../../src/postgres/open/data-dir.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { allCapabilities } from '../../src/core/domain/capabilities/capability.ts'
import { openDatabase } from '../../src/postgres/open/open-database.ts'
import { extensions } from '../../src/postgres/open/pglite.ts'
import { migrate, migrationsPending } from '../../src/postgres/schema/migrate.ts'
import { openStores } from '../../src/app/open-stores.ts'
import { catalogueOf } from '../support/catalogue-of.ts'
import { sharedPostgres } from '../support/database.ts'
import { migratedDump } from '../support/lay-pglite.ts'
import { verifyJournal } from '../support/verify-journal.ts'

/**
 * What each release left of one afternoon in a town of sixty (`pg_dump --inserts` of its PGlite): two proposals, a post that
 * was sent, one that is approved, one that waits for its visa, an event with an answer.
 */
const folder = new URL('../fixtures/databases/', import.meta.url)
const releases = readdirSync(folder).map(name => name.replace('.sql.gz', ''))
const dumpOf = (release: string): string => gunzipSync(readFileSync(new URL(`${release}.sql.gz`, folder))).toString()

const titles = ['Approuvée, pas partie', 'En validation', 'Le marché change de place', 'Visite de la médiathèque']
/** `fresh`: a new one of the same kind. */
type Upgraded = { database: Database; fresh: Database }
const onError = (error: unknown): void => assert.fail(String(error))

async function onPglite(release: string): Promise<Upgraded> {
  const pglite = await PGlite.create(inMemory, { extensions })
  await pglite.exec(dumpOf(release))
  await pglite.exec('reset all')
  const fresh = await PGlite.create(inMemory, { extensions, loadDataDir: await migratedDump() })
  return {
    database: await openDatabase({ dataDir: inMemory, pglite, onError }),
    fresh: await openDatabase({ dataDir: inMemory, pglite: fresh, onError }),
  }
}

async function onPostgres(release: string): Promise<Upgraded> {
  const postgres = await sharedPostgres()
  const databaseUrl = await postgres.url()
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(dumpOf(release))
  await client.end()
  return {
    database: await openDatabase({ databaseUrl, dataDir: inMemory, onError }),
    fresh: await openDatabase({ databaseUrl: await postgres.migratedUrl(), dataDir: inMemory, onError }),
  }
}

describe('a database of an earlier release', function () {
  this.timeout(120_000)
  let opened: Upgraded | undefined
  afterEach(async () => {
    await opened?.database.close()
    await opened?.fresh.close()
    opened = undefined
  })

  it('is kept of each', () => assert.deepEqual(releases.toSorted(), ['0.1.0', '0.2.0']))
  for (const release of releases)
    for (const [name, open] of Object.entries({ PGlite: onPglite, PostgreSQL: onPostgres }))
      it(`${release} on ${name} becomes what a new one is, with its journal whole and each row readable`, async () => {
        opened = await open(release)
        const { database, fresh } = opened
        await migrate(database)
        assert.equal(await migrationsPending(database), false)
        await migrate(fresh)
        assert.deepEqual(await catalogueOf(database), await catalogueOf(fresh))
        const verdict = await verifyJournal(database)
        assert.ok(verdict.ok && verdict.entries > 30, JSON.stringify(verdict))

        const now = () => new Date().toISOString()
        const stores = openStores(database, now)
        // What people had goes on; a new authority's are those that nobody switched.
        const switches = await stores.switches.all()
        assert.deepEqual(switches.map(({ id, on }) => on && id).sort(), [...allCapabilities].sort())
        assert.deepEqual(await openStores(fresh, now).switches.all(), [])

        const { rows } = await sql<{ id: string }>`select id from post`.execute(database.kysely)
        const posts = await Promise.all(rows.map(({ id }) => stores.posts.byId(id)))
        assert.deepEqual(posts.map(post => post?.content.title).sort(), titles)
        const approved = posts.find(post => post?.content.title === titles[0])
        assert.equal(approved?.state, 'approved')
        const { rows: broadcasts } = await sql<{
          id: string
        }>`select id from broadcast where doc->>'kind' = 'send'`.execute(database.kysely)
        const counts = await Promise.all(
          broadcasts.map(async ({ id }) => (await stores.deliveries.report(id)).counts.delivered),
        )
        assert.ok(counts.filter(delivered => delivered > 50).length === 2, JSON.stringify(counts))
        const { rows: answers } = await sql`select * from event_answer`.execute(database.kysely)
        assert.equal(answers.length, 1)
      })
})
