import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { migrate, migrationsPending } from '../../src/postgres/schema/migrate.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { eachDatabase } from '../support/database.ts'
import { post } from './rows.ts'

const submittedAt = '2026-11-02T08:00:00.000Z'
const sealed = [{ at: '2026-11-01T08:00:00.000Z', correctionOf: 'b' }, { at: submittedAt }]
const approved = { ...post({ id: 'whole' }), state: 'approved', validationId: 'v', sealed }
const later = ['audience', 'sealed', 'validationId', 'correcting']
const bare = Object.fromEntries(Object.entries(approved).filter(([field]) => !later.includes(field)))
const posts: Record<string, object> = {
  whole: approved,
  sent: { ...approved, state: 'broadcast' },
  corrected: { ...approved, state: 'broadcast', correcting: { broadcastId: 'b' } },
  draft: { ...approved, state: 'draft' },
  bare,
  nulls: { ...approved, standsIn: null, sealed: null, sentUnder: null, validationId: null },
  scalars: { ...approved, state: 'broadcast', standsIn: 'none', sealed: {}, correcting: null },
  empty: {},
}

/** As the release before newspapers left it. */
async function before({ kysely }: Database): Promise<void> {
  for (const statement of [
    'alter table post drop column ready',
    'drop function ready_for_print',
    'drop table newspaper, edition, edition_file, edition_read, relay_round, relay_task',
    `delete from kysely_migration where name > '032-replies' and name < '035'`,
  ])
    await sql.raw(statement).execute(kysely)
}

describe('a database whose posts are older than newspapers', () => {
  eachDatabase((_name, open) => {
    it('is brought up to date whatever a post has no field of, and each post can be saved from then on', async () => {
      const database = await open()
      const { kysely } = database
      await before(database)
      for (const [id, doc] of Object.entries(posts))
        await sql`insert into post (id, version, doc) values (${id}, 3, ${JSON.stringify(doc)}::text::jsonb)`.execute(
          kysely,
        )
      assert.equal(await migrationsPending(database), true)
      await migrate(database)
      assert.equal(await migrationsPending(database), false)
      const { rows } = await sql<{
        id: string
        doc: object
        ready: { at: string | null; since: string | null } | null
      }>`
        select id, doc, ready from post`.execute(kysely)
      const found = new Map(rows.map(row => [row.id, row]))
      assert.deepEqual(Object.fromEntries(rows.map(({ id, doc }) => [id, doc])), posts)
      const days = (id: string) => {
        const ready = found.get(id)?.ready
        return ready && [ready.at, ready.since]
      }
      assert.deepEqual(days('whole'), [submittedAt, '9999'])
      assert.deepEqual(days('sent'), [submittedAt, submittedAt])
      for (const id of ['corrected', 'draft', 'bare', 'empty']) assert.equal(days(id), null, id)
      assert.deepEqual(
        [days('nulls'), days('scalars')],
        [
          [null, '9999'],
          [null, null],
        ],
      )
      const saved = await sql`update post set version = version + 1, doc = doc || '{"state": "broadcast"}'`.execute(
        kysely,
      )
      assert.equal(Number(saved.numAffectedRows), rows.length)
    })
  })
})
