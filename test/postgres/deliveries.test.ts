import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import type { Deliveries, Recipient } from '../../src/core/ports/ledger.ts'
import { deliveries } from '../../src/postgres/deliveries.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { conversations } from '../../src/postgres/stores/conversations.ts'
import { eachDatabase } from '../support/database.ts'

const minute = 60_000

function people(count: number, rest: Partial<Recipient> = {}): Recipient[] {
  return Array.from({ length: count }, (_, index) => ({ id: `p${index}`, givenName: `Zoé ${index}`, department: null, locale: null, ...rest }))
}

describe('deliveries', () => {
  eachDatabase((kind, open) => {
    let database: Database
    let ledger: Deliveries
    let id: string
    let count = 0
    before(async () => {
      database = await open()
      ledger = deliveries(database)
    })
    beforeEach(() => {
      id = `broadcast-${++count}`
    })

    const send = async (limit = 10): Promise<string[]> => {
      const claimed = await ledger.claim(id, limit, minute)
      return ledger.markSending(id, claimed.map(one => one.person))
    }
    const expireLeases = (): Promise<unknown> =>
      database.kysely.updateTable('delivery').set({ lease_until: new Date(0) }).where('broadcast_id', '=', id).where('lease_until', 'is not', null).execute()

    it('plans each person once', async () => {
      assert.equal(await ledger.plan(id, people(3)), 3)
      assert.equal(await ledger.plan(id, [...people(5), ...people(5)]), 2)
      assert.equal(await ledger.plan(id, []), 0)
      assert.equal((await ledger.report(id)).counts.queued, 5)
    })

    it('plans more people than go into one statement', async () => {
      assert.equal(await ledger.plan(id, people(12_000)), 12_000)
    })

    it('claims with what is needed to reach the person', async () => {
      const known = conversations(database)
      await known.remember({ person: 'p0', conversationId: 'a:1', serviceUrl: 'https://teams', locale: 'en' })
      await ledger.plan(id, people(2, { department: 'Voirie', locale: 'fr' }))
      const claimed = (await ledger.claim(id, 10, minute)).sort((a, b) => a.person.localeCompare(b.person))
      const row = { broadcastId: id, department: 'Voirie', state: 'queued', reason: null, attempts: 0, activityId: null, locale: 'fr' }
      const conversation = { person: 'p0', conversationId: 'a:1', serviceUrl: 'https://teams', state: 'open', locale: 'en', met: false }
      assert.deepEqual(claimed, [
        { ...row, person: 'p0', givenName: 'Zoé 0', conversation },
        { ...row, person: 'p1', givenName: 'Zoé 1', conversation: null },
      ])
    })

    it('gives no row to two claimers', async () => {
      await ledger.plan(id, people(200))
      const other = deliveries(await open())
      const claims = await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 ? other : ledger).claim(id, 15, minute)))
      const claimed = claims.flat().map(one => one.person)
      assert.equal(new Set(claimed).size, claimed.length)
      assert.equal(claimed.length, 200)
    })

    it('lets only what it claimed, and still holds, go', async () => {
      await ledger.plan(id, people(3))
      assert.deepEqual(await ledger.markSending(id, ['p0']), [])
      await ledger.claim(id, 2, minute)
      assert.deepEqual((await ledger.markSending(id, ['p0', 'p1', 'p2'])).sort(), ['p0', 'p1'])
      assert.deepEqual(await ledger.markSending(id, ['p0', 'p1']), [])
      assert.equal((await ledger.byPerson(id, 'p0'))?.attempts, 1)
      await ledger.claim(id, 1, 1)
      await delay(20)
      assert.deepEqual(await ledger.markSending(id, ['p2']), [])
    })

    it('settles, and never changes what is settled', async () => {
      await ledger.plan(id, people(4))
      await send()
      await ledger.settle(id, [
        { person: 'p0', state: 'delivered', activityId: 'act' },
        { person: 'p1', state: 'refused', reason: 'blocked' },
        { person: 'p2', state: 'unknown' },
        { person: 'p3', state: 'queued', at: '2999-01-01T00:00:00.000Z' },
      ])
      await ledger.settle(id, [{ person: 'p2', state: 'delivered', activityId: 'later' }])
      await ledger.settle(id, [])
      const rows = await Promise.all(['p0', 'p1', 'p2', 'p3', 'nobody'].map(person => ledger.byPerson(id, person)))
      assert.deepEqual(rows.map(row => row && [row.state, row.reason, row.activityId, row.attempts]), [
        ['delivered', null, 'act', 1],
        ['refused', 'blocked', null, 1],
        ['unknown', null, null, 1],
        ['queued', null, null, 1],
        null,
      ])
      assert.deepEqual(await ledger.claim(id, 10, minute), [])
      assert.equal(await ledger.nextDue(id), '2999-01-01T00:00:00.000Z')
    })

    it('gives a claim back at once', async () => {
      await ledger.plan(id, people(1))
      await ledger.claim(id, 1, minute)
      await ledger.settle(id, [{ person: 'p0', state: 'queued', at: '2020-01-01T00:00:00.000Z' }])
      assert.equal((await ledger.claim(id, 1, minute)).length, 1)
    })

    it('does not let a claimer that was too slow give back what another is sending', async function () {
      if (kind === 'pglite') this.skip()
      const other = deliveries(await open())
      await ledger.plan(id, people(1))
      await ledger.claim(id, 1, 1)
      await delay(20)
      await other.claim(id, 1, minute)
      assert.deepEqual(await ledger.markSending(id, ['p0']), [])
      assert.deepEqual(await other.markSending(id, ['p0']), ['p0'])
      await ledger.settle(id, [{ person: 'p0', state: 'queued', at: '2020-01-01T00:00:00.000Z' }])
      assert.equal((await ledger.byPerson(id, 'p0'))?.state, 'sending')
    })

    it('says that nobody knows what became of a send that outlived its lease, and frees old claims', async () => {
      await ledger.plan(id, people(3))
      await send(1)
      await ledger.claim(id, 1, minute)
      assert.equal(await ledger.recover(id), 0)
      await expireLeases()
      assert.equal(await ledger.recover(id), 1)
      const { counts } = await ledger.report(id)
      assert.deepEqual(counts, { queued: 2, sending: 0, delivered: 0, refused: 0, unknown: 1 })
      assert.equal((await ledger.claim(id, 10, minute)).length, 2)
    })

    it('cancels what has not left, claimed or not', async () => {
      await ledger.plan(id, people(4))
      await send(1)
      const claimed = await ledger.claim(id, 1, minute)
      assert.equal(await ledger.cancelQueued(id), 3)
      assert.deepEqual(await ledger.markSending(id, claimed.map(one => one.person)), [])
      const { counts, refused } = await ledger.report(id)
      assert.deepEqual([counts.sending, counts.refused, refused], [1, 3, { cancelled: 3 }])
      assert.equal(await ledger.nextDue(id), null)
    })

    it('knows when the next row is due', async () => {
      assert.equal(await ledger.nextDue(id), null)
      await ledger.plan(id, people(2))
      assert.ok(Date.parse((await ledger.nextDue(id))!) <= Date.now() + 1000)
      await ledger.claim(id, 2, minute)
      assert.ok(Date.parse((await ledger.nextDue(id))!) > Date.now() + 50_000)
    })

    it('reports by state, by reason and by department', async () => {
      await ledger.plan(id, [
        { id: 'a', givenName: 'A', department: 'Voirie', locale: null },
        { id: 'b', givenName: 'B', department: 'Voirie', locale: null },
        { id: 'c', givenName: 'C', department: 'Culture', locale: null },
        { id: 'd', givenName: 'D', department: null, locale: null },
        { id: 'e', givenName: 'E', department: null, locale: null },
        { id: 'f', givenName: 'F', department: null, locale: null },
      ])
      await send()
      await ledger.settle(id, [
        { person: 'a', state: 'delivered', activityId: null },
        { person: 'b', state: 'refused', reason: 'blocked' },
        { person: 'c', state: 'delivered', activityId: null },
        { person: 'd', state: 'refused', reason: 'no-teams' },
        { person: 'e', state: 'unknown' },
      ])
      assert.deepEqual(await ledger.report(id), {
        counts: { queued: 0, sending: 1, delivered: 2, refused: 2, unknown: 1 },
        refused: { blocked: 1, 'no-teams': 1 },
        departments: [
          { name: 'Voirie', people: 2, delivered: 1 },
          { name: 'Culture', people: 1, delivered: 1 },
          { name: null, people: 3, delivered: 0 },
        ],
      })
      assert.deepEqual((await ledger.report('none')).counts, { queued: 0, sending: 0, delivered: 0, refused: 0, unknown: 0 })
    })
  })
})
