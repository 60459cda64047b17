import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { gatheredCommit } from '../../src/postgres/commit/gathered-commit.ts'
import { deliveries } from '../../src/postgres/deliveries/deliveries.ts'
import { verifyJournal } from '../support/verify-journal.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { notes, posts } from '../../src/postgres/stores/editorial-stores.ts'
import { placements } from '../../src/postgres/stores/placements.ts'
import { jobsLeft } from '../support/jobs-left.ts'
import { eachDatabase } from '../support/database.ts'
import { broadcast, entry, note, now, placement, post } from './rows.ts'
import { keyed } from '../fakes/keyed.ts'

describe('gatheredCommit', () => {
  eachDatabase((kind, open) => {
    let database: Database
    before(async () => {
      database = await open()
    })

    const queued = async (key: string): Promise<number> =>
      (await jobsLeft(database, 'placement.refresh')).filter(job => job.key === key).length

    it('stores a new row as version 1, in its document too', async () => {
      const commit = gatheredCommit(database, now)
      const row = post({ id: 'new', title: 'L’été à Saint-Martin 🎉 ${x} "’' })
      assert.equal(await commit({ save: 'post', row, ifVersion: 0 }), 'done')
      assert.deepEqual(await posts(database).byId('new'), { ...row, version: 1 })
    })

    it('writes nothing of a stale commit: no row, no journal entry, no job', async () => {
      const commit = gatheredCommit(database, now)
      await commit({ save: 'post', row: post({ id: 'moved' }), ifVersion: 0 })
      const before = await verifyJournal(database)
      const outcome = await commit(
        { save: 'note', row: note({ id: 'beside' }), ifVersion: 0 },
        { save: 'post', row: post({ id: 'moved', title: 'later' }), ifVersion: 7 },
        { journal: entry({ subject: 'PUB-2026-0001' }) },
        { job: 'placement.refresh', data: { key: keyed('inbox:stale') } },
      )
      assert.equal(outcome, 'stale')
      assert.equal(await notes(database).byId('beside'), null)
      assert.equal((await posts(database).byId('moved'))?.version, 1)
      assert.deepEqual(await verifyJournal(database), before)
      assert.equal(await queued('inbox:stale'), 0)
    })

    it('judges a save of a row that is not there by its version', async () => {
      const commit = gatheredCommit(database, now)
      assert.equal(await commit({ save: 'post', row: post({ id: 'nowhere' }), ifVersion: 3 }), 'stale')
    })

    it('commits row, journal entry and job together', async () => {
      const commit = gatheredCommit(database, now)
      const outcome = await commit(
        { save: 'note', row: note({ id: 'whole' }), ifVersion: 0 },
        { journal: entry({ subject: 'whole' }) },
        { job: 'placement.refresh', data: { key: keyed('inbox:whole') } },
        { job: 'placement.refresh', data: { key: keyed('inbox:whole') } },
      )
      assert.equal(outcome, 'done')
      assert.ok(await notes(database).byId('whole'))
      assert.equal(await queued('inbox:whole'), 1)
      const lines = await database.kysely.selectFrom('journal').selectAll().where('subject', '=', 'whole').execute()
      assert.equal(lines.length, 1)
      assert.equal(lines[0]!.at, now())
    })

    it('lets one of fifty writers of the same version pass', async () => {
      const commit = gatheredCommit(database, now)
      await commit({ save: 'post', row: post({ id: 'contended' }), ifVersion: 0 })
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          commit({ save: 'post', row: post({ id: 'contended', title: `writer ${index}` }), ifVersion: 1 }),
        ),
      )
      assert.equal(outcomes.filter(outcome => outcome === 'done').length, 1)
      assert.equal((await posts(database).byId('contended'))?.version, 2)
    })

    it('lets one of two handles create a row, and one of fifty writers on two handles save it', async () => {
      const commits = [gatheredCommit(database, now), gatheredCommit(await open(), now)]
      const race = (ifVersion: number): Promise<string[]> =>
        Promise.all(
          Array.from({ length: 50 }, (_, index) =>
            commits[index % 2]!(
              { save: 'placement', row: placement({ key: keyed('inbox:raced') }), ifVersion },
              { save: 'post', row: post({ id: `raced-${ifVersion}`, title: `writer ${index}` }), ifVersion: 0 },
              { journal: entry({ subject: `raced-${ifVersion}` }) },
            ),
          ),
        )
      for (const version of [0, 1, 2]) {
        const outcomes = await race(version)
        assert.equal(outcomes.filter(outcome => outcome === 'done').length, 1, `version ${version}`)
      }
      assert.equal((await placements(database).byKey(keyed('inbox:raced')))?.version, 3)
      const written = await database.kysely
        .selectFrom('journal')
        .select('subject')
        .where('subject', 'like', 'raced-%')
        .execute()
      assert.deepEqual(written.map(line => line.subject).sort(), ['raced-0', 'raced-1', 'raced-2'])
      assert.ok((await verifyJournal(database)).ok)
    })

    it('sends the commits of many people out together, each with its own outcome', async () => {
      const commit = gatheredCommit(database, now)
      await commit({ save: 'post', row: post({ id: 'p0' }), ifVersion: 0 })
      const outcomes = await Promise.all(
        Array.from({ length: 250 }, (_, index) =>
          commit(
            { save: 'post', row: post({ id: `p${index}` }), ifVersion: 0 },
            { journal: entry({ subject: `p${index}` }) },
          ),
        ),
      )
      assert.equal(outcomes[0], 'stale')
      assert.equal(outcomes.filter(outcome => outcome === 'done').length, 249)
      const { rows } = await sql<{ times: number }>`
        select count(distinct xmin::text)::int as times from post where id like 'p%' and id ~ '^p[0-9]+$'`.execute(
        database.kysely,
      )
      assert.ok(rows[0]!.times <= 6, `${rows[0]!.times} transactions for 250 commits`)
    })

    it('does not fail the neighbours of a commit that the database refuses', async () => {
      const commit = gatheredCommit(database, now)
      const tried = await Promise.allSettled([
        commit(
          { save: 'note', row: note({ id: 'n1' }), ifVersion: 0 },
          { job: 'placement.refresh', data: { key: keyed('inbox:n1') } },
        ),
        commit({ save: 'note', row: note({ id: 'n2', text: 'a NUL is no text for PostgreSQL: \0' }), ifVersion: 0 }),
        commit({ save: 'note', row: note({ id: 'n3' }), ifVersion: 0 }),
      ])
      assert.deepEqual(
        tried.map(one => one.status),
        ['fulfilled', 'rejected', 'fulfilled'],
      )
      assert.ok(await notes(database).byId('n1'))
      assert.equal(await notes(database).byId('n2'), null)
      assert.ok(await notes(database).byId('n3'))
      assert.equal(await queued('inbox:n1'), 1)
    })

    it('judges what follows on the same row after what came first', async () => {
      const commit = gatheredCommit(database, now)
      const outcomes = await Promise.all([
        commit({ save: 'note', row: note({ id: 'chain' }), ifVersion: 0 }),
        commit({ save: 'note', row: note({ id: 'chain', text: 'second' }), ifVersion: 1 }),
        commit({ save: 'note', row: note({ id: 'chain', text: 'third' }), ifVersion: 1 }),
      ])
      assert.deepEqual(outcomes, ['done', 'done', 'stale'])
      assert.equal((await notes(database).byId('chain'))?.text, 'second')
    })

    it('removes a placement that is still as it was read, and lets it be placed anew', async () => {
      const commit = gatheredCommit(database, now)
      await commit({ save: 'placement', row: placement({ key: keyed('inbox:gone') }), ifVersion: 0 })
      assert.equal(await commit({ remove: 'placement', id: keyed('inbox:gone'), ifVersion: 2 }), 'stale')
      assert.ok(await placements(database).byKey(keyed('inbox:gone')))
      assert.equal(await commit({ remove: 'placement', id: keyed('inbox:gone'), ifVersion: 1 }), 'done')
      assert.equal(await placements(database).byKey(keyed('inbox:gone')), null)
      assert.equal(
        await commit({ save: 'placement', row: placement({ key: keyed('inbox:gone') }), ifVersion: 0 }),
        'done',
      )
    })

    /** One row of each state, in two broadcasts. */
    async function ledgerOf(...ids: string[]) {
      const ledger = deliveries(database)
      const recipients = ['queued', 'sending', 'delivered', 'blocked', 'cancelled', 'unknown'].map(id => ({
        id,
        givenName: '',
        department: null,
        locale: null,
      }))
      for (const id of ids) {
        await ledger.plan(id, recipients)
        await ledger.claim(id, 10, 60_000)
        await ledger.markSending(id, ['sending', 'delivered', 'blocked', 'unknown'])
        await ledger.settle(id, [
          { person: 'queued', state: 'queued', afterMs: 3_600_000 },
          { person: 'delivered', state: 'delivered', conversationId: 'a:d', activityId: '1' },
          { person: 'blocked', state: 'refused', reason: 'blocked' },
          { person: 'cancelled', state: 'refused', reason: 'cancelled' },
          { person: 'unknown', state: 'unknown' },
        ])
      }
      const state = async (id: string, person: string): Promise<string | undefined> =>
        (await ledger.byPerson(id, person))?.state
      return { ledger, states: (id: string) => Promise.all(recipients.map(one => state(id, one.id))) }
    }

    it('queues again those of whom nobody knows, or those cancelled, with the decision that says so', async () => {
      const commit = gatheredCommit(database, now)
      const { ledger, states } = await ledgerOf('r1', 'r2')
      assert.equal(
        await commit(
          { save: 'broadcast', row: broadcast({ id: 'r1' }), ifVersion: 0 },
          { requeue: 'unknown', broadcastId: 'r1' },
        ),
        'done',
      )
      assert.deepEqual(await states('r1'), ['queued', 'sending', 'delivered', 'refused', 'refused', 'queued'])
      assert.deepEqual(
        (await ledger.claim('r1', 10, 60_000)).map(({ person }) => person),
        ['unknown'],
        'at once, and nobody else',
      )
      assert.equal(await commit({ requeue: 'cancelled', broadcastId: 'r1' }), 'done')
      assert.deepEqual(await states('r1'), ['queued', 'sending', 'delivered', 'refused', 'queued', 'queued'])
      assert.deepEqual(await states('r2'), ['queued', 'sending', 'delivered', 'refused', 'refused', 'unknown'])
    })

    it('queues nobody again with a commit that is stale, though its neighbour goes through', async () => {
      const commit = gatheredCommit(database, now)
      const { states } = await ledgerOf('r3', 'r4')
      await commit({ save: 'broadcast', row: broadcast({ id: 'r3' }), ifVersion: 0 })
      const outcomes = await Promise.all([
        commit(
          { save: 'broadcast', row: broadcast({ id: 'r3' }), ifVersion: 7 },
          { requeue: 'unknown', broadcastId: 'r3' },
        ),
        commit({ save: 'note', row: note({ id: 'r4' }), ifVersion: 0 }, { requeue: 'unknown', broadcastId: 'r4' }),
      ])
      assert.deepEqual(outcomes, ['stale', 'done'])
      assert.equal((await states('r3')).at(-1), 'unknown')
      assert.equal((await states('r4')).at(-1), 'queued')
    })

    it('takes ordinary queries while transactions are open', async () => {
      const commit = gatheredCommit(database, now)
      const work = Array.from({ length: 40 }, async (_, index) => {
        const id = `busy-${index}`
        await commit({ save: 'note', row: note({ id }), ifVersion: 0 }, { job: 'initiative.list', data: { id } })
        return notes(database).byId(id)
      })
      const found = await Promise.all([...work, ...Array.from({ length: 40 }, () => posts(database).byId('new'))])
      assert.ok(
        found.every(row => row !== null),
        kind,
      )
    })
  })
})
