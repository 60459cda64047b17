import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { gatheredCommit } from '../../src/postgres/commit/gathered-commit.ts'
import { verifyJournal } from '../../src/postgres/journal/verify-journal.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { eachDatabase } from '../support/database.ts'
import { entry, now } from './rows.ts'

describe('journal', () => {
  eachDatabase((_kind, open) => {
    let database: Database
    before(async () => {
      database = await open()
    })

    /** What somebody with all rights on the server could do. */
    const tamper = async (change: string): Promise<void> => {
      await sql.raw('alter table journal disable trigger all').execute(database.kysely)
      await sql.raw(change).execute(database.kysely)
      await sql.raw('alter table journal enable always trigger journal_no_change').execute(database.kysely)
      await sql.raw('alter table journal enable always trigger journal_no_truncate').execute(database.kysely)
    }

    it('is whole when it is empty', async () => {
      assert.deepEqual(await verifyJournal(database), { ok: true, entries: 0, head: '0'.repeat(64) })
    })

    it('chains the entries of concurrent commits of two handles without a gap', async () => {
      const commits = [gatheredCommit(database, now), gatheredCommit(await open(), now)]
      await Promise.all(
        Array.from({ length: 200 }, (_, index) =>
          commits[index % 2]!({
            journal: entry({
              actor: index % 10 === 0 ? null : { id: `person-${index % 7}`, name: `Somebody ${index % 7}` },
              subject: `PUB-2026-${index}`,
              seal: index % 3 === 0 ? 'f'.repeat(64) : null,
              details: { text: 'É"\\\n\u2028 😀 ${x}', index, huge: 1e21, small: 1.5e-9, ok: true, none: null },
            }),
          }),
        ),
      )
      const verdict = await verifyJournal(database)
      assert.ok(verdict.ok)
      assert.equal(verdict.entries, 200)
    })

    it('can be computed again by anybody, from its columns alone', async () => {
      const lines = await database.kysely.selectFrom('journal').selectAll().orderBy('seq').execute()
      let prev = '0'.repeat(64)
      for (const [index, line] of lines.entries()) {
        const parts = [
          line.actor_ref === null ? '"actorRef":null' : `"actorRef":"${line.actor_ref}"`,
          `"at":"${line.at}"`,
          `"payloadHash":"${line.payload_hash}"`,
          line.seal === null ? '"seal":null' : `"seal":"${line.seal}"`,
          `"subject":"${line.subject}"`,
          `"verb":"${line.verb}"`,
        ]
        const hash = createHash('sha256').update(`${prev}{${parts.join(',')}}${index + 1}`).digest('hex')
        assert.equal(line.hash, hash)
        assert.equal(line.prev, prev)
        prev = hash
      }
    })

    it('names no person, and gives each always the same reference', async () => {
      const lines = await database.kysely.selectFrom('journal').selectAll().execute()
      assert.ok(!JSON.stringify(lines).includes('person-'))
      const actors = await database.kysely.selectFrom('journal_actor').selectAll().execute()
      assert.equal(actors.length, 7)
      assert.deepEqual(new Set(lines.flatMap(line => line.actor_ref ?? [])), new Set(actors.map(actor => actor.actor_ref)))
    })

    it('refuses to be changed, deleted from or emptied', async () => {
      for (const change of ['update journal set subject = subject', 'delete from journal where seq = 1', 'truncate journal']) {
        await assert.rejects(sql.raw(change).execute(database.kysely), /only ever appended/, change)
      }
      await assert.rejects(
        database.kysely.transaction().execute(async trx => {
          await sql`set local session_replication_role = replica`.execute(trx)
          await sql`delete from journal`.execute(trx)
        }),
        /only ever appended/,
      )
      assert.ok((await verifyJournal(database)).ok)
    })

    it('stays whole when people and details are erased', async () => {
      await sql`delete from journal_actor where person_id = 'person-3'`.execute(database.kysely)
      await sql`delete from journal_detail where seq = 5`.execute(database.kysely)
      assert.ok((await verifyJournal(database)).ok)
    })

    it('shows details and actors that were altered', async () => {
      await sql`update journal_detail set details = details || '{"text":"other"}' where seq = 6`.execute(database.kysely)
      assert.deepEqual(await verifyJournal(database), { ok: false, seq: 6, why: 'details-altered' })
      await sql`delete from journal_detail where seq = 6`.execute(database.kysely)
      const first = await database.kysely
        .selectFrom('journal_actor as who')
        .innerJoin('journal as line', 'line.actor_ref', 'who.actor_ref')
        .select(['who.actor_ref', 'line.seq'])
        .orderBy('line.seq')
        .limit(1)
        .executeTakeFirstOrThrow()
      await sql`update journal_actor set person_id = 'somebody else' where actor_ref = ${first.actor_ref}`.execute(database.kysely)
      assert.deepEqual(await verifyJournal(database), { ok: false, seq: Number(first.seq), why: 'actor-altered' })
      await sql`delete from journal_actor`.execute(database.kysely)
      assert.ok((await verifyJournal(database)).ok)
    })

    it('shows a line that was altered, cut out, or put in', async () => {
      await tamper(`update journal set subject = 'PUB-2026-9999' where seq = 50`)
      assert.deepEqual(await verifyJournal(database), { ok: false, seq: 50, why: 'line-altered' })
      await tamper('delete from journal where seq = 50')
      assert.deepEqual(await verifyJournal(database), { ok: false, seq: 50, why: 'missing-line' })
      await tamper('update journal set seq = seq - 1 where seq = 51')
      assert.deepEqual(await verifyJournal(database), { ok: false, seq: 50, why: 'chain-broken' })
    })
  })
})
