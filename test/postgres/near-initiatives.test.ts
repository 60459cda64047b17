import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { openTrigrams } from '../../src/postgres/schema/doubles-tables.ts'
import { gatheredCommit } from '../../src/postgres/commit/gathered-commit.ts'
import { findsNear, nearInitiatives } from '../../src/postgres/stores/near-initiatives.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { eachDatabase } from '../support/database.ts'
import { initiative, now } from './rows.ts'

eachDatabase((_kind, open) => {
  describe('proposals that are much alike', () => {
    const since = '2026-11-01T00:00:00.000Z'
    const own = { id: 'own', title: 'Fête des voisins', text: 'Dans la cour' }

    it('are found along the indexes that answer the nearest first, also where an older Mary made another', async () => {
      const database = await open()
      await sql`drop index initiative_near_title, initiative_near_start`.execute(database.kysely)
      await sql`create index initiative_near on initiative using gin (folded_title gin_trgm_ops)`.execute(
        database.kysely,
      )
      await sql.raw(openTrigrams).execute(database.kysely)
      const { rows } = await sql<{ name: string }>`
        select indexname as name from pg_indexes where indexname like 'initiative\_near%' order by 1`.execute(
        database.kysely,
      )
      assert.deepEqual(
        rows.map(({ name }) => name),
        ['initiative_near_start', 'initiative_near_title'],
      )
    })

    it('are not found where the database cannot compare, which is no fault; once it can, they are', async () => {
      const database = await open()
      const commit = gatheredCommit(database, now)
      await commit({ save: 'initiative', row: initiative({ id: 'one', title: 'La fête des voisins' }), ifVersion: 0 })
      await dropTrigrams(database)
      assert.equal(await findsNear(database), false)
      const near = nearInitiatives(database)
      assert.deepEqual(await near(own, since, 3), [])
      const more = initiative({ id: 'two', title: 'Fêtes de voisins' })
      assert.equal(await commit({ save: 'initiative', row: more, ifVersion: 0 }), 'done')
      await sql.raw(openTrigrams).execute(database.kysely)
      assert.equal(await findsNear(database), true)
      assert.deepEqual((await near(own, since, 3)).map(({ id }) => id).toSorted(), ['one', 'two'])
    })

    it('are no fault either where Mary’s role may make no extension', async () => {
      const database = await open()
      await dropTrigrams(database)
      const there = await database.kysely.connection().execute(async one => {
        await sql.raw('create role meek').execute(one)
        await sql.raw('set role meek').execute(one)
        await sql.raw(openTrigrams).execute(one)
        await sql.raw('reset role').execute(one)
        await sql.raw('drop role meek').execute(one)
        return findsNear(database.kind === 'pglite' ? { ...database, kysely: one } : database)
      })
      assert.equal(there, false)
      await sql.raw(openTrigrams).execute(database.kysely)
      assert.equal(await findsNear(database), true)
    })

    it('are looked for along an index, whatever accents and case', async () => {
      const database = await open()
      const rows = await sql<{ folded: string }>`select folded('ÉTÉ à l’Œuvre, ÇA Pète') as folded`.execute(
        database.kysely,
      )
      assert.equal(rows.rows[0]?.folded, 'ete a l’oeuvre, ca pete')
      const near = nearInitiatives(database)
      assert.deepEqual(
        (await near({ ...own, title: 'LA FETE DES VOISINS !' }, since, 1)).map(({ id }) => id),
        ['one'],
      )
      const plan = await database.kysely.connection().execute(async one => {
        await sql`set enable_seqscan = off`.execute(one)
        const explained = await sql`explain select 1 from initiative where folded_title % ${'fete'}::text`.execute(one)
        await sql`reset enable_seqscan`.execute(one)
        return explained
      })
      assert.match(JSON.stringify(plan.rows), /initiative_near/)
    })
  })
})

/** The indexes first: a server may look at one once more while it drops the functions that the index is built of. */
async function dropTrigrams({ kysely }: Database): Promise<void> {
  await sql.raw('drop index initiative_near_title, initiative_near_start').execute(kysely)
  await sql.raw('drop extension pg_trgm').execute(kysely)
}
