import assert from 'node:assert/strict'
import type { PeopleList } from '../../src/core/domain/audiences/people-list.ts'
import { broadcast, placement } from '../postgres/rows.ts'
import { eachStore, ids, on, somebody } from './each-store.ts'
import { keyed } from '../fakes/keyed.ts'

const inChat = (id: string) => ({ kind: 'person' as const, id, locale: 'fr' as const })

describe('the stores of what is sent', () => {
  eachStore(open => {
    it('lists broadcasts, newest first', async () => {
      const stores = open()
      await stores.commit(
        { save: 'broadcast', row: broadcast({ id: 'old', createdAt: on(1) }), ifVersion: 0 },
        { save: 'broadcast', row: broadcast({ id: 'new', createdAt: on(2) }), ifVersion: 0 },
      )
      assert.deepEqual(ids(await stores.broadcasts.recent(10)), ['new', 'old'])
      assert.deepEqual(ids(await stores.broadcasts.recent(1)), ['new'])
    })

    it('finds the broadcasts that change another, and the urgent ones that run', async () => {
      const { commit, broadcasts } = open()
      const urgent = { by: somebody('c'), people: 3, told: null }
      const rows = [
        broadcast({ id: 'u1', state: 'running', urgent }),
        broadcast({ id: 'u2', state: 'planning', urgent }),
        broadcast({ id: 'u3', state: 'running' }),
        broadcast({ id: 'c1', targetId: 'u3', createdAt: on(1) }),
        broadcast({ id: 'c3', targetId: 'u3', createdAt: on(2) }),
        broadcast({ id: 'c2', targetId: 'u3', createdAt: on(2) }),
      ]
      for (const row of rows) await commit({ save: 'broadcast', row, ifVersion: 0 })
      assert.deepEqual(await broadcasts.urgent(), ['u1'])
      assert.deepEqual(ids(await broadcasts.changing('u3')), ['c2', 'c3', 'c1'])
      assert.deepEqual(await broadcasts.changing('none'), [])
    })

    it('offers the lists that were kept, and finds the one that waits for its owner', async () => {
      const stores = open()
      const list = (id: string, state: PeopleList['state'], owner = 'ada'): PeopleList => ({
        id,
        version: 0,
        state,
        name: `${id}.csv`,
        fileId: 'f',
        source: { url: '', needsToken: false },
        people: [],
        digest: '',
        reading: null,
        addedBy: { id: owner, name: owner },
        addedAt: on(1),
      })
      for (const row of [
        list('l1', 'kept'),
        list('l2', 'read'),
        list('l3', 'kept'),
        list('l4', 'reading'),
        list('l5', 'read', 'bob'),
        list('l6', 'read'),
      ])
        await stores.commit({ save: 'people_list', row, ifVersion: 0 })
      const store = stores.peopleLists
      assert.deepEqual(ids(await store.recent(10)), ['l3', 'l1'])
      assert.deepEqual(ids(await store.recent(1)), ['l3'])
      assert.equal((await store.waitingFor('ada'))?.id, 'l6')
      await stores.commit({ save: 'people_list', row: list('l7', 'too-long'), ifVersion: 0 })
      assert.equal(await store.waitingFor('ada'), null, 'never one behind the one that was shown last')
      assert.equal((await store.waitingFor('bob'))?.id, 'l5')
      assert.equal(await store.waitingFor('eve'), null)
      assert.equal((await store.byId('l4'))?.state, 'reading')
    })

    it('knows a placement by its key and by its activity', async () => {
      const stores = open()
      const row = placement({ key: keyed('inbox:9'), conversationId: '19:x', activityId: '160', state: 'placed' })
      await stores.commit({ save: 'placement', row, ifVersion: 0 })
      const store = stores.placements
      assert.deepEqual(await store.byKey(keyed('inbox:9')), { ...row, version: 1 })
      assert.deepEqual(await store.byActivity('19:x', '160'), { ...row, version: 1 })
      assert.equal(await store.byActivity('19:y', '160'), null)
      assert.equal(await store.byActivity('19:x', '161'), null)
    })

    it('remembers where people are reached', async () => {
      const stores = open()
      const store = stores.conversations
      const known = async (person: string): Promise<unknown> => (await store.of([person])).get(person)
      const at = { person: 'ada', conversationId: 'a:1', serviceUrl: 'https://one' }
      await store.remember({ ...at, locale: 'en', teamsId: '29:ada' })
      await store.mark('ada', 'met')
      await store.mark('ada', 'blocked')
      assert.deepEqual(await known('ada'), {
        ...at,
        state: 'blocked',
        locale: 'en',
        met: true,
        optedOut: false,
        teamsId: '29:ada',
      })
      await store.remember({ ...at, serviceUrl: 'https://two', locale: null })
      assert.deepEqual(await known('ada'), {
        ...at,
        serviceUrl: 'https://two',
        state: 'open',
        locale: 'en',
        met: true,
        optedOut: false,
        teamsId: '29:ada',
      })
      await store.mark('ada', 'forget')
      assert.deepEqual(await known('ada'), {
        ...at,
        conversationId: null,
        serviceUrl: 'https://two',
        state: 'open',
        locale: 'en',
        met: true,
        optedOut: false,
        teamsId: '29:ada',
      })
      await store.mark('stranger', 'no-teams')
      await store.mark('nobody', 'forget')
      assert.deepEqual(
        [...(await store.of(['stranger', 'nobody', 'ada'])).values()]
          .map(({ person, state }) => [person, state])
          .sort(),
        [
          ['ada', 'open'],
          ['stranger', 'no-teams'],
        ],
      )
      assert.equal((await store.of([])).size, 0)
    })

    it('keeps who left what is optional, also whom Mary never met, whatever else is said of them', async () => {
      const stores = open()
      const store = stores.conversations
      const left = async (person: string): Promise<boolean | undefined> =>
        (await store.of([person])).get(person)?.optedOut
      await store.optOut('grace', true)
      assert.equal(await left('grace'), true)
      assert.deepEqual((await store.of(['grace'])).get('grace'), {
        person: 'grace',
        conversationId: null,
        serviceUrl: '',
        state: 'open',
        locale: null,
        met: false,
        optedOut: true,
        teamsId: null,
      })
      await store.remember({ person: 'grace', conversationId: 'a:g', serviceUrl: 'https://one', locale: 'fr' })
      await store.mark('grace', 'removed')
      await store.mark('grace', 'met')
      assert.equal(await left('grace'), true)
      await store.optOut('grace', false)
      assert.equal(await left('grace'), false)
      const state = async () => (await store.of(['grace'])).get('grace')?.state
      assert.equal(await state(), 'removed')
      await store.mark('grace', 'open')
      assert.equal(await state(), 'open')
    })

    it('finds the cards about a thing, and counts them by what became of them', async () => {
      const { commit, placements } = open()
      const rows = [
        placement({ key: keyed('cancelled:7:ada'), state: 'placed', to: inChat('ada') }),
        placement({ key: keyed('cancelled:7:bea'), state: 'unknown', to: inChat('bea') }),
        placement({ key: keyed('moved:7:ada'), state: 'placed', to: inChat('ada') }),
        placement({ key: keyed('cancelled:70:ada'), state: 'placed', to: inChat('ada') }),
        placement({ key: keyed('broadcast:7'), state: 'refused' }),
        placement({ key: keyed('answering:ada:7:bea'), state: 'placed', to: inChat('bea') }),
        placement({ key: keyed('answering:7:70:bea'), state: 'placed', to: inChat('bea') }),
      ]
      for (const row of rows) await commit({ save: 'placement', row, ifVersion: 0 })
      assert.deepEqual(await placements.inName('7'), ['answering:ada:7:bea'])
      assert.deepEqual((await placements.about('7')).toSorted(), [
        'answering:7:70:bea',
        'broadcast:7',
        'cancelled:7:ada',
        'cancelled:7:bea',
        'moved:7:ada',
      ])
      assert.deepEqual((await placements.inChat('7', 'ada')).toSorted(), ['cancelled:7:ada', 'moved:7:ada'])
      assert.deepEqual(await placements.counts('cancelled', '7'), { placing: 0, placed: 1, refused: 0, unknown: 1 })
      assert.deepEqual(await placements.counts('cancelled', 'none'), { placing: 0, placed: 0, refused: 0, unknown: 0 })
    })

    it('finds the cards in doubt, and what was refused to a person, what has waited longest first', async () => {
      const { commit, placements } = open()
      const keys = (rows: { key: string }[]) => rows.map(({ key }) => key).filter(key => key.startsWith('doubt'))
      const doubt = (id: number, change: Partial<Parameters<typeof placement>[0]>) =>
        placement({ key: keyed(`doubts:${id}`), to: inChat('dora'), updatedAt: on(25 + id), ...change })
      const rows = [
        doubt(3, { state: 'refused' }),
        doubt(1, { state: 'unknown' }),
        doubt(2, { state: 'refused', over: true }),
        doubt(4, { state: 'placed' }),
        doubt(5, { state: 'refused' }),
      ]
      for (const row of rows) await commit({ save: 'placement', row, ifVersion: 0 })
      assert.deepEqual(keys(await placements.inDoubt(100)), ['doubts:1', 'doubts:3', 'doubts:5'])
      assert.deepEqual(keys(await placements.inDoubt(2, 'newest')), ['doubts:5', 'doubts:3'])
      assert.deepEqual(keys(await placements.refusedTo('dora', 10)), ['doubts:3', 'doubts:5'])
      assert.deepEqual(keys(await placements.refusedTo('dora', 1)), ['doubts:3'])
      assert.deepEqual(await placements.refusedTo('nobody', 10), [])
    })

    it('counts what people do in a day, each and each thing apart', async () => {
      const { take } = open().dailyCounts
      const asked = await Promise.all(Array.from({ length: 5 }, () => take('p', 'forward', '2026-11-25', 3)))
      assert.deepEqual(asked.filter(Boolean).length, 3)
      assert.deepEqual(
        [
          await take('p', 'ask', '2026-11-25', 3),
          await take('q', 'forward', '2026-11-25', 3),
          await take('p', 'forward', '2026-11-26', 3),
        ],
        [true, true, true],
      )
      assert.equal(await take('p', 'forward', '2026-11-26', 1), false)
    })
  })
})
