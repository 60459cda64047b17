import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { BroadcastState, Delivery } from '../../src/core/domain/broadcasts/broadcast.ts'
import type { Deliveries, Recipient, Settlement } from '../../src/core/ports/ledger.ts'
import { eachLedger, type OpenLedger } from '../contracts/each-ledger.ts'
import { broadcast } from './rows.ts'

const minute = 60_000

function people(count: number, rest: Partial<Recipient> = {}): Recipient[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `p${index}`,
    givenName: `Zoé ${index}`,
    department: null,
    locale: null,
    ...rest,
  }))
}

describe('deliveries', () => {
  eachLedger((kind, open) => {
    let opened: OpenLedger
    let ledger: Deliveries
    let id: string
    let count = 0
    before(async () => {
      opened = await open()
      ledger = opened.ledger
    })
    beforeEach(() => {
      id = `broadcast-${++count}`
    })

    const send = async (limit = 10): Promise<string[]> => {
      const claimed = await ledger.claim(id, limit, minute)
      return ledger.markSending(
        id,
        claimed.map(one => one.person),
      )
    }
    const expireLeases = (): Promise<unknown> => opened.expireLeases(id)

    it('plans each person once', async () => {
      assert.equal(await ledger.plan(id, people(3)), 3)
      assert.equal(await ledger.plan(id, [...people(5), ...people(5)]), 2)
      assert.equal(await ledger.plan(id, []), 0)
      assert.equal((await ledger.report(id)).counts.queued, 5)
    })

    it('keeps where a card lies while its change is tried again', async () => {
      await ledger.plan(id, people(1))
      const [person = ''] = await send()
      await ledger.settle(id, [{ person, state: 'delivered', conversationId: 'a:1', activityId: '17' }])
      const change = `change-of-${id}`
      assert.equal(await ledger.planFrom(change, id), 1)
      await ledger.claim(change, 1, minute)
      await ledger.settle(change, [{ person, state: 'queued', afterMs: 0 }])
      const row = await ledger.byPerson(change, person)
      assert.deepEqual([row?.state, row?.conversationId, row?.activityId], ['queued', 'a:1', '17'])
    })

    it('adds nobody once it is known who they are', async () => {
      await ledger.plan(id, people(2))
      await opened.commit({ save: 'broadcast', row: broadcast({ id, state: 'running', planned: 2 }), ifVersion: 0 })
      assert.equal(await ledger.plan(id, people(3)), 0)
      assert.equal((await ledger.report(id)).counts.queued, 2)
    })

    it('plans more people than go into one statement', async () => {
      assert.equal(await ledger.plan(id, people(12_000)), 12_000)
    })

    it('claims with what is needed to reach the person', async () => {
      await opened.conversations.remember({
        person: 'p0',
        conversationId: 'a:1',
        serviceUrl: 'https://teams',
        locale: 'en',
      })
      await ledger.plan(id, people(2, { department: 'Voirie', locale: 'fr' }))
      const claimed = (await ledger.claim(id, 10, minute)).sort((a, b) => a.person.localeCompare(b.person))
      const row = {
        broadcastId: id,
        department: 'Voirie',
        state: 'queued',
        reason: null,
        attempts: 0,
        conversationId: null,
        activityId: null,
        locale: 'fr',
      }
      const conversation = {
        person: 'p0',
        conversationId: 'a:1',
        serviceUrl: 'https://teams',
        state: 'open',
        locale: 'en',
        met: false,
        optedOut: false,
      }
      assert.deepEqual(claimed, [
        { ...row, person: 'p0', givenName: 'Zoé 0', conversation },
        { ...row, person: 'p1', givenName: 'Zoé 1', conversation: null },
      ])
    })

    it('gives no row to two claimers', async () => {
      await ledger.plan(id, people(200))
      const { ledger: other } = await open()
      const claims = await Promise.all(
        Array.from({ length: 20 }, (_, index) => (index % 2 ? other : ledger).claim(id, 15, minute)),
      )
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
      await ledger.claim(id, 1, minute)
      await expireLeases()
      assert.deepEqual(await ledger.markSending(id, ['p2']), [])
    })

    it('knows of one person where they are reached, as whoever carries their row does', async () => {
      await ledger.plan(id, people(2))
      await opened.conversations.remember({
        person: 'p0',
        conversationId: 'a:0',
        serviceUrl: 'https://teams.example/',
        locale: 'en',
      })
      const [known, never] = await Promise.all(['p0', 'p1'].map(person => ledger.byPerson(id, person)))
      assert.deepEqual(
        [known?.conversation?.conversationId, known?.conversation?.locale, never?.conversation],
        ['a:0', 'en', null],
      )
      const claimed = (await ledger.claim(id, 10, 60_000)).find(({ person }) => person === 'p0')
      assert.deepEqual({ ...claimed }, { ...known })
    })

    it('settles, and never changes what is settled', async () => {
      await ledger.plan(id, people(4))
      await send()
      await ledger.settle(id, [
        { person: 'p0', state: 'delivered', conversationId: 'a:0', activityId: 'act' },
        { person: 'p1', state: 'refused', reason: 'blocked' },
        { person: 'p2', state: 'unknown' },
        { person: 'p3', state: 'queued', afterMs: 3_600_000 },
      ])
      await ledger.settle(id, [{ person: 'p2', state: 'delivered', conversationId: 'a:2', activityId: 'later' }])
      await ledger.settle(id, [])
      const rows = await Promise.all(['p0', 'p1', 'p2', 'p3', 'nobody'].map(person => ledger.byPerson(id, person)))
      assert.deepEqual(
        rows.map(row => row && [row.state, row.reason, row.conversationId, row.activityId, row.attempts]),
        [
          ['delivered', null, 'a:0', 'act', 1],
          ['refused', 'blocked', null, null, 1],
          ['unknown', null, null, null, 1],
          ['queued', null, null, null, 1],
          null,
        ],
      )
      assert.deepEqual(await ledger.claim(id, 10, minute), [])
      const dueMs = (await ledger.nextDueMs(id))!
      assert.ok(dueMs > 3_590_000 && dueMs <= 3_600_000, `${dueMs}`)
    })

    it('gives a claim back at once', async () => {
      await ledger.plan(id, people(1))
      await ledger.claim(id, 1, minute)
      await ledger.settle(id, [{ person: 'p0', state: 'queued', afterMs: 0 }])
      assert.equal((await ledger.claim(id, 1, minute)).length, 1)
    })

    it('keeps two runs of one process apart, when one claims what the other held for too long', async () => {
      await ledger.plan(id, people(2))
      await ledger.claim(id, 2, minute, 'slow')
      await expireLeases()
      assert.equal((await ledger.claim(id, 2, minute, 'quick')).length, 2)
      assert.deepEqual(await ledger.markSending(id, ['p0', 'p1'], 'slow'), [], 'not its own any more')
      assert.deepEqual(await ledger.markSending(id, ['p0'], 'quick'), ['p0'])
      await ledger.settle(
        id,
        ['p0', 'p1'].map(person => ({ person, state: 'queued', afterMs: 0 })),
        'slow',
      )
      assert.equal((await ledger.byPerson(id, 'p0'))?.state, 'sending', 'or it would be sent twice')
      await ledger.settle(id, [{ person: 'p0', state: 'delivered', conversationId: 'a:0', activityId: '1' }], 'quick')
      assert.equal((await ledger.byPerson(id, 'p0'))?.state, 'delivered')
    })

    it('does not let a claimer that was too slow give back what another is sending', async function () {
      if (kind === 'pglite') this.skip()
      const { ledger: other } = await open()
      await ledger.plan(id, people(1))
      await ledger.claim(id, 1, minute)
      await expireLeases()
      await other.claim(id, 1, minute)
      assert.deepEqual(await ledger.markSending(id, ['p0']), [])
      assert.deepEqual(await other.markSending(id, ['p0']), ['p0'])
      await ledger.settle(id, [{ person: 'p0', state: 'queued', afterMs: 0 }])
      assert.equal((await ledger.byPerson(id, 'p0'))?.state, 'sending')
    })

    if (kind === 'postgres')
      it('passes over what another process is claiming at that moment, and does not wait for it', async () => {
        const { ledger: other } = await open()
        await ledger.plan(id, people(3))
        await opened.database!.kysely.transaction().execute(async trx => {
          await trx
            .selectFrom('delivery')
            .select('person')
            .where('broadcast_id', '=', id)
            .where('person', '=', 'p0')
            .forUpdate()
            .execute()
          const claimed = await Promise.race([other.claim(id, 10, minute), delay(10_000, null, { ref: false })])
          assert.deepEqual(claimed?.map(({ person }) => person).sort(), ['p1', 'p2'])
        })
      })

    it('says that nobody knows what became of a send that outlived its lease, and frees old claims', async () => {
      await ledger.plan(id, people(3))
      await send(1)
      await ledger.claim(id, 1, minute)
      assert.equal(await ledger.recover(id, false), 0)
      await expireLeases()
      assert.equal(await ledger.recover(id, false), 1)
      const { counts } = await ledger.report(id)
      assert.deepEqual(counts, { queued: 2, sending: 0, delivered: 0, refused: 0, unknown: 1 })
      assert.equal((await ledger.claim(id, 10, minute)).length, 2)
    })

    it('gives what is leaving a lease of its own, however little was left of the claim', async () => {
      await ledger.plan(id, people(1))
      await ledger.claim(id, 1, 200)
      assert.deepEqual(await ledger.markSending(id, ['p0']), ['p0'])
      await delay(250)
      assert.equal(await ledger.recover(id, false), 0, 'its answer may still come')
      assert.ok((await ledger.nextDueMs(id))! > 50_000)
    })

    const save = (state: BroadcastState, ifVersion: number): Promise<string> =>
      opened.commit({ save: 'broadcast', row: broadcast({ id, state }), ifVersion })

    it('cancels what has not left, claimed or not', async () => {
      await ledger.plan(id, people(4))
      await save('stopped', 0)
      await send(1)
      const claimed = await ledger.claim(id, 1, minute)
      assert.equal(await ledger.cancelQueued(id), 3)
      assert.deepEqual(
        await ledger.markSending(
          id,
          claimed.map(one => one.person),
        ),
        [],
      )
      const { counts, refused } = await ledger.report(id)
      assert.deepEqual([counts.sending, counts.refused, refused], [1, 3, { cancelled: 3 }])
      assert.ok((await ledger.nextDueMs(id))! > 50_000, 'the one that is being sent')
    })

    it('cancels nothing of a broadcast that was resumed meanwhile', async () => {
      await ledger.plan(id, people(2))
      await save('stopped', 0)
      await save('running', 1)
      assert.equal(await ledger.cancelQueued(id), 0)
      assert.equal((await ledger.report(id)).counts.queued, 2)
    })

    it('knows when the next row is due', async () => {
      assert.equal(await ledger.nextDueMs(id), null)
      await ledger.plan(id, people(2))
      assert.equal(await ledger.nextDueMs(id), 0)
      await ledger.claim(id, 2, minute)
      assert.ok((await ledger.nextDueMs(id))! > 50_000)
    })

    const settleAll = async (on: string, states: Record<string, Partial<Settlement>>): Promise<void> => {
      await ledger.claim(on, 1000, minute)
      await ledger.markSending(on, Object.keys(states))
      await ledger.settle(
        on,
        Object.entries(states).map(
          ([person, said]) =>
            ({ conversationId: `a:${person}`, activityId: `1${person}`, person, ...said }) as Settlement,
        ),
      )
    }

    it('frees what may be repeated, whoever was changing it', async () => {
      await ledger.plan(id, people(2))
      await send(2)
      await expireLeases()
      assert.equal(await ledger.recover(id, true), 0)
      const { counts } = await ledger.report(id)
      assert.deepEqual([counts.queued, counts.unknown], [2, 0])
      assert.equal((await ledger.claim(id, 10, minute)).length, 2)
    })

    it('plans a change for each card that an earlier broadcast delivered, where it lies', async () => {
      await ledger.plan(id, people(4, { department: 'Voirie', locale: 'fr' }))
      await settleAll(id, {
        p0: { state: 'delivered' },
        p1: { state: 'refused', reason: 'blocked' },
        p2: { state: 'unknown' },
        p3: { state: 'delivered', activityId: null },
      })
      const change = `${id}-change`
      assert.equal(await ledger.planFrom(change, id), 2)
      assert.equal(await ledger.planFrom(change, id), 0)
      const [claimed, unfound, ...others] = (await ledger.claim(change, 10, minute)).toSorted((a, b) =>
        a.person.localeCompare(b.person),
      )
      assert.deepEqual(others, [])
      assert.deepEqual(
        [unfound?.person, unfound?.activityId],
        ['p3', null],
        'of whom Teams told no id: to be refused, not left out',
      )
      const { person, givenName, department, locale, state, attempts, conversationId, activityId } = claimed!
      assert.deepEqual(
        [person, givenName, department, locale, state, attempts],
        ['p0', 'Zoé 0', 'Voirie', 'fr', 'queued', 0],
      )
      assert.deepEqual([conversationId, activityId], ['a:p0', '1p0'])
      await settleAll(change, { p0: { state: 'refused', reason: 'gone' } })
      assert.equal((await ledger.byPerson(change, 'p0'))?.activityId, '1p0', 'where it lay stays known')
    })

    it('says who is in it, in an order that no server has of its own', async () => {
      const ids = ['b-2', 'B-1', 'é', 'a-10', 'a-9', 'z']
      await ledger.plan(
        id,
        ids.map(one => ({ id: one, givenName: '', department: null, locale: null })),
      )
      const digest = createHash('sha256')
        .update(
          ids
            .toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
            .map(one => `${one}\n`)
            .join(''),
        )
        .digest('hex')
      assert.deepEqual(await ledger.frozen(id), { people: ids.length, digest })
      await ledger.plan(id, people(1))
      assert.notEqual((await ledger.frozen(id)).digest, digest)
      assert.deepEqual(await ledger.frozen('none'), { people: 0, digest: createHash('sha256').digest('hex') })
    })

    it('claims on from where it stood, then what was left behind and what is due again', async () => {
      await ledger.plan(id, people(30))
      const first = (await ledger.claim(id, 10, minute)).map(({ person }) => person)
      await ledger.settle(
        id,
        first.map(person => ({ person, state: 'queued', afterMs: 0 })),
      )
      const { ledger: other } = await open()
      const rest = (await ledger.claim(id, 15, minute)).map(({ person }) => person)
      assert.deepEqual(
        rest.filter(person => first.includes(person)),
        [],
      )
      const last = await ledger.claim(id, 20, minute)
      assert.equal(new Set([...rest, ...last.map(({ person }) => person)]).size, 30)
      assert.deepEqual(await other.claim(id, 20, minute), [])
    })

    it('lists whom it did not reach, page by page', async () => {
      await ledger.plan(id, people(4))
      await settleAll(id, {
        p0: { state: 'delivered' },
        p1: { state: 'refused', reason: 'no-teams' },
        p2: { state: 'unknown' },
      })
      const listed = async (of: string): Promise<Delivery[]> => {
        const all: Delivery[] = []
        for await (const page of ledger.undelivered(of)) all.push(...page)
        return all
      }
      assert.deepEqual(
        (await listed(id)).map(({ person, state, reason }) => [person, state, reason]),
        [
          ['p1', 'refused', 'no-teams'],
          ['p2', 'unknown', null],
        ],
      )
      assert.deepEqual(await listed('none'), [])
    })

    it('counts those who got many new cards of late', async () => {
      const { commit } = opened
      const who = ['x', 'y', 'z'].map(letter => `${id}-${letter}`)
      const [x = '', y = '', z = ''] = who
      for (const [kind, ...reached] of [
        ['send', x, y],
        ['send', x, z],
        ['correct', x, y],
      ] as const) {
        const of = `${id}-${kind}-${reached.join()}`
        await commit({ save: 'broadcast', row: broadcast({ id: of, kind }), ifVersion: 0 })
        await ledger.plan(
          of,
          reached.map(one => ({ id: one, givenName: '', department: null, locale: null })),
        )
        await settleAll(of, Object.fromEntries(reached.map(one => [one, { state: 'delivered' }])))
      }
      const since = new Date(Date.now() - minute).toISOString()
      assert.equal(await ledger.receivedSince(who, since, 1), 3)
      assert.equal(await ledger.receivedSince(who, since, 2), 1)
      assert.equal(await ledger.receivedSince([y, z], since, 2), 0)
      assert.equal(await ledger.receivedSince(who, new Date(Date.now() + minute).toISOString(), 1), 0)
    })

    it('counts each person once, whatever number of broadcasts were for them', async () => {
      const [one, two] = [`${id}-one`, `${id}-two`]
      for (const [of, who] of [
        [one, ['p0', 'p1', 'p2', 'p3']],
        [two, ['p1', 'p2', 'p3', 'p4']],
      ] as const)
        await ledger.plan(
          of,
          who.map(person => ({ id: person, givenName: '', department: null, locale: null })),
        )
      await settleAll(one, {
        p0: { state: 'delivered' },
        p1: { state: 'refused', reason: 'no-teams' },
        p2: { state: 'refused', reason: 'gone' },
        p3: { state: 'refused', reason: 'opted-out' },
      })
      await settleAll(two, { p1: { state: 'delivered' }, p2: { state: 'unknown' } })
      assert.deepEqual(await ledger.reach([one, two]), { people: 5, reached: 2, withoutAccount: 1 })
      assert.deepEqual(await ledger.reach([two]), { people: 4, reached: 1, withoutAccount: 0 })
      assert.deepEqual(await ledger.reach([]), { people: 0, reached: 0, withoutAccount: 0 })
    })

    it('counts who of them is in it', async () => {
      await ledger.plan(id, people(5))
      assert.equal(await ledger.among(id, ['p0', 'p3', 'stranger', 'p0']), 2)
      assert.equal(await ledger.among('none', ['p0']), 0)
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
        { person: 'a', state: 'delivered', conversationId: 'a:a', activityId: null },
        { person: 'b', state: 'refused', reason: 'blocked' },
        { person: 'c', state: 'delivered', conversationId: 'a:c', activityId: null },
        { person: 'd', state: 'refused', reason: 'no-teams' },
        { person: 'e', state: 'unknown' },
      ])
      const { recent, ...report } = await ledger.report(id)
      assert.equal(recent?.people, 5, 'settled in the last half minute')
      assert.deepEqual(report, {
        counts: { queued: 0, sending: 1, delivered: 2, refused: 2, unknown: 1 },
        refused: { blocked: 1, 'no-teams': 1 },
        departments: [
          { name: 'Voirie', people: 2, delivered: 1, refused: 1, unknown: 0 },
          { name: 'Culture', people: 1, delivered: 1, refused: 0, unknown: 0 },
          { name: null, people: 3, delivered: 0, refused: 1, unknown: 1 },
        ],
      })
      assert.deepEqual((await ledger.report('none')).counts, {
        queued: 0,
        sending: 0,
        delivered: 0,
        refused: 0,
        unknown: 0,
      })
    })
  })
})
