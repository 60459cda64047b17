import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Commit } from '../../src/core/change.ts'
import { gatheredCommit } from '../../src/postgres/commit/gathered-commit.ts'
import { entryText } from '../../src/postgres/journal/journal-entries.ts'
import { history } from '../../src/postgres/journal/journal-history.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { eachDatabase } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'
import { verifyJournal } from '../support/verify-journal.ts'
import { entry, now } from './rows.ts'

const writers = 2
const each = process.env['LONG'] ? 10_000 : 1_000

describe('journal', () => {
  eachDatabase((kind, open) => {
    let database: Database
    let commits: Commit[]
    before(async () => {
      database = await open()
      commits = [gatheredCommit(database, now), gatheredCommit(await open(), now)]
    })

    const written = (index: number) => ({
      journal: entry({
        actor: index % 10 === 0 ? null : { id: `person-${index % 7}`, name: `Somebody ${index % 7}` },
        subject: `PUB-2026-${index}`,
        seal: index % 3 === 0 ? 'f'.repeat(64) : null,
        details: { text: 'É"\\\n\u2028 😀 ${x}', index, huge: 1e21, small: 1.5e-9, ok: true, none: null },
      }),
    })

    it('is whole when it is empty', async () => {
      assert.deepEqual(await verifyJournal(database), {
        ok: true,
        entries: 0,
        head: '0'.repeat(64),
        erased: { details: 0, people: 0 },
        purged: [],
      })
      assert.equal(await history(database, now).head(), null)
    })

    it('chains thousands of entries of two handles that write at once, without a gap or a fork', async () => {
      await Promise.all(Array.from({ length: writers * each }, (_, index) => commits[index % writers]!(written(index))))
      const verdict = await verifyJournal(database)
      assert.ok(verdict.ok)
      assert.equal(verdict.entries, writers * each)
      assert.deepEqual(await history(database, now).head(), { seq: verdict.entries, hash: verdict.head })
    })

    if (kind === 'postgres')
      it('makes whoever comes second wait for the first, and go on from where that one ended', async () => {
        const other = await open()
        const append = ({ kysely }: Pick<Database, 'kysely'>) =>
          sql`select append_journal(${JSON.stringify([entryText(entry({}), null, now())])}::jsonb)`.execute(kysely)
        const waits = async () =>
          (
            await sql`select 1 from pg_locks where locktype = 'advisory' and not granted
            and database = (select oid from pg_database where datname = current_database())`.execute(database.kysely)
          ).rows.length > 0
        let second: Promise<unknown> | undefined
        await database.kysely.transaction().execute(async kysely => {
          await append({ kysely })
          second = append(other)
          await eventually(waits, 'the second waits at the lock')
        })
        await second
        assert.ok((await verifyJournal(database)).ok)
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
        const hash = createHash('sha256')
          .update(`${prev}{${parts.join(',')}}${index + 1}`)
          .digest('hex')
        assert.equal(line.hash, hash)
        assert.equal(line.prev, prev)
        prev = hash
      }
    })

    it('names no person in the chain, and gives each always the same reference', async () => {
      const lines = await database.kysely.selectFrom('journal').selectAll().execute()
      assert.ok(!/person-|Somebody/.test(JSON.stringify(lines)))
      const actors = await database.kysely.selectFrom('journal_actor').selectAll().execute()
      assert.equal(actors.length, 7)
      assert.deepEqual(
        new Set(lines.flatMap(line => line.actor_ref ?? [])),
        new Set(actors.map(actor => actor.actor_ref)),
      )
      assert.deepEqual(
        new Set(actors.map(({ person_id, name }) => `${person_id} ${name}`)),
        new Set(Array.from({ length: 7 }, (_, n) => `person-${n} Somebody ${n}`)),
      )
    })

    it('knows people by the name that they go by now', async () => {
      await commits[0]!({ journal: entry({ actor: { id: 'person-1', name: 'Somebody Else' } }) })
      const { name } = await database.kysely
        .selectFrom('journal_actor')
        .select('name')
        .where('person_id', '=', 'person-1')
        .executeTakeFirstOrThrow()
      assert.equal(name, 'Somebody Else')
      assert.ok((await verifyJournal(database)).ok)
    })

    it('refuses to be changed, deleted from or emptied, also to a session that replicates', async () => {
      const changes = ['update journal set subject = subject', 'delete from journal where seq = 1', 'truncate journal']
      for (const change of changes)
        await assert.rejects(sql.raw(change).execute(database.kysely), /only ever appended/, change)
      for (const change of changes) {
        await assert.rejects(
          database.kysely.transaction().execute(async trx => {
            await sql`set local session_replication_role = replica`.execute(trx)
            await sql.raw(change).execute(trx)
          }),
          /only ever appended/,
          change,
        )
      }
      assert.ok((await verifyJournal(database)).ok)
    })

    it('takes so many refused attempts of one person and no more, also when all of them come at once', async () => {
      const { head, refused } = history(database, now)
      const other = history(await open(), now)
      const before = (await head())!.seq
      const attempt = (id: string) =>
        entry({
          verb: 'attempt.refused',
          actor: { id, name: id },
          details: { what: 'validation.approve', kind: 'not-an-approver' },
        })
      const limit = { most: 20, since: '2026-11-25T07:30:00.000Z' }
      const tries = Array.from({ length: 200 }, (_, index) =>
        (index % 2 ? refused : other.refused)(attempt(index % 4 ? 'mallory' : 'eve'), limit),
      )
      const done = await Promise.all(tries)
      assert.equal(done.filter(Boolean).length, 40, 'twenty each')
      assert.equal((await head())!.seq, before + 40)
      assert.equal(
        await refused(attempt('mallory'), { ...limit, since: '2026-11-25T09:00:00.000Z' }),
        true,
        'another hour',
      )
      assert.ok((await verifyJournal(database)).ok)
    })
  })
})
