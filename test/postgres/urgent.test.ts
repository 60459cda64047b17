import assert from 'node:assert/strict'
import { shippedTemplates } from '../../src/core/domain/urgent/urgent-template.ts'
import { gatheredCommit } from '../../src/postgres/commit/gathered-commit.ts'
import { deliveries } from '../../src/postgres/deliveries/deliveries.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { broadcasts } from '../../src/postgres/stores/sending-stores.ts'
import { plainTables } from '../../src/postgres/stores/plain-tables.ts'
import { eachDatabase } from '../support/database.ts'
import { broadcast, now } from './rows.ts'
import { eventually } from '../support/eventually.ts'

const urgent = { by: { id: 'c', name: 'Claude' }, people: 3, told: null }

describe('what is urgent, in the database', () => {
  eachDatabase((_kind, open) => {
    let database: Database
    let commit: ReturnType<typeof gatheredCommit>
    before(async () => {
      database = await open()
      commit = gatheredCommit(database, now)
    })

    it('templates are kept, also those that were removed', async () => {
      const [template] = shippedTemplates
      assert.ok(template)
      assert.equal(await commit({ save: 'urgent_template', row: template, ifVersion: 0 }), 'done')
      assert.equal(
        await commit({ save: 'urgent_template', row: { ...template, removed: true }, ifVersion: 0 }),
        'stale',
      )
      assert.equal(await commit({ save: 'urgent_template', row: { ...template, removed: true }, ifVersion: 1 }), 'done')
      assert.deepEqual(
        (await plainTables(database).urgentTemplates.all()).map(({ id, version, removed }) => [id, version, removed]),
        [[template.id, 2, true]],
      )
    })

    it('only what is urgent and running is found', async () => {
      const rows = [
        broadcast({ id: 'u1', state: 'running', urgent }),
        broadcast({ id: 'u2', state: 'planning', urgent }),
        broadcast({ id: 'u3', state: 'running' }),
      ]
      for (const row of rows) assert.equal(await commit({ save: 'broadcast', row, ifVersion: 0 }), 'done')
      assert.deepEqual(await broadcasts(database).urgent(), ['u1'])
    })

    it('somebody is due until they are being sent to, or tried again later', async () => {
      const ledger = deliveries(database)
      const people = ['p1', 'p2'].map(id => ({ id, givenName: 'Zoé', department: null, locale: null }))
      assert.equal(await ledger.hasDue('u1'), false)
      await ledger.plan('u1', people)
      assert.equal(await ledger.hasDue('u1'), true)
      await ledger.claim('u1', 10, 60_000)
      assert.equal(await ledger.hasDue('u1'), true, 'claimed, and about to leave')
      await ledger.markSending('u1', ['p1', 'p2'])
      assert.equal(await ledger.hasDue('u1'), false)
      await ledger.settle('u1', [
        { person: 'p1', state: 'refused', reason: 'blocked' },
        { person: 'p2', state: 'queued', afterMs: 200 },
      ])
      assert.equal(await ledger.hasDue('u1'), false)
      await eventually(() => ledger.hasDue('u1'), 'due again')
    })
  })
})
