import assert from 'node:assert/strict'
import type { PeopleList } from '../../src/core/domain/audiences/people-list.ts'
import { gatheredCommit } from '../../src/postgres/commit/gathered-commit.ts'
import { newReference, settings } from '../../src/postgres/stores/kept-values.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { broadcasts, conversations, peopleLists } from '../../src/postgres/stores/sending-stores.ts'
import { initiatives, posts } from '../../src/postgres/stores/editorial-stores.ts'
import { pictureStore } from '../../src/postgres/stores/picture-store.ts'
import { placements } from '../../src/postgres/stores/placements.ts'
import { validations } from '../../src/postgres/stores/approval-stores.ts'
import { approver, stepOf, visaOf } from '../support/steps-of.ts'
import { eachDatabase } from '../support/database.ts'
import { broadcast, initiative, now, placement, post, validation } from './rows.ts'

const on = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`
const ids = (rows: { id: string }[]): string[] => rows.map(row => row.id)

describe('stores', () => {
  eachDatabase((_kind, open) => {
    let database: Database
    let commit: ReturnType<typeof gatheredCommit>
    before(async () => {
      database = await open()
      commit = gatheredCommit(database, now)
    })

    it('finds the initiatives of an author, and those that wait', async () => {
      const ada = { id: 'ada', name: 'Ada' }
      const rows = [
        initiative({ id: 'i1', author: ada, submittedAt: on(1), state: 'declined' }),
        initiative({ id: 'i2', author: ada, submittedAt: on(3), state: 'asked' }),
        initiative({ id: 'i3', author: ada, submittedAt: on(2), state: 'taken' }),
        initiative({ id: 'i4', submittedAt: on(1), state: 'received' }),
        initiative({ id: 'i5', submittedAt: on(1), state: 'withdrawn' }),
      ]
      await commit(...rows.map(row => ({ save: 'initiative' as const, row, ifVersion: 0 })))
      const store = initiatives(database)
      assert.deepEqual(ids(await store.byAuthor('ada', 10)), ['i2', 'i3', 'i1'])
      assert.deepEqual(ids(await store.byAuthor('ada', 1)), ['i2'])
      assert.deepEqual(ids(await store.waiting(10)), ['i4', 'i3', 'i2'])
      assert.deepEqual(await store.byId('i1'), { ...rows[0], version: 1 })
      assert.equal(await store.byId('none'), null)
    })

    it('offers the lists that were kept, and finds the one that waits for its owner', async () => {
      const list = (id: string, state: PeopleList['state'], owner = 'ada'): PeopleList => ({
        id, version: 0, state, name: `${id}.csv`, source: { url: '', needsToken: false }, people: [], digest: '', reading: null,
        addedBy: { id: owner, name: owner }, addedAt: on(1),
      })
      for (const row of [list('l1', 'kept'), list('l2', 'read'), list('l3', 'kept'), list('l4', 'reading'), list('l5', 'read', 'bob'), list('l6', 'read')])
        await commit({ save: 'people_list', row, ifVersion: 0 })
      const store = peopleLists(database)
      assert.deepEqual(ids(await store.recent(10)), ['l3', 'l1'])
      assert.deepEqual(ids(await store.recent(1)), ['l3'])
      assert.equal((await store.waitingFor('ada'))?.id, 'l6')
      await commit({ save: 'people_list', row: list('l7', 'too-long'), ifVersion: 0 })
      assert.equal(await store.waitingFor('ada'), null, 'never one behind the one that was shown last')
      assert.equal((await store.waitingFor('bob'))?.id, 'l5')
      assert.equal(await store.waitingFor('eve'), null)
      assert.equal((await store.byId('l4'))?.state, 'reading')
    })

    it('lists the posts that were changed last, without the cancelled', async () => {
      await commit(
        { save: 'post', row: post({ id: 'a', updatedAt: on(1) }), ifVersion: 0 },
        { save: 'post', row: post({ id: 'b', updatedAt: on(3), state: 'cancelled' }), ifVersion: 0 },
        { save: 'post', row: post({ id: 'c', updatedAt: on(2) }), ifVersion: 0 },
      )
      const store = posts(database)
      assert.deepEqual(ids(await store.recent(10)), ['c', 'a'])
      await commit({ save: 'post', row: post({ id: 'a', updatedAt: on(4) }), ifVersion: 1 })
      assert.deepEqual(ids(await store.recent(10)), ['a', 'c'])
    })

    it('finds the posts that were given a picture: on the card, beside it, or on what people have', async () => {
      const one = (id: string) => ({ id, alt: '', digest: id, consent: null })
      const drawn = post({ id: 'drawn' })
      const correcting = { broadcastId: 'b', content: { ...drawn.content, pictures: [one('sent')] }, expiresOn: null }
      await commit(
        { save: 'post', row: { ...drawn, content: { ...drawn.content, pictures: [one('shown')] }, correcting }, ifVersion: 0 },
        { save: 'post', row: post({ id: 'beside', state: 'cancelled', aside: [one('shown'), one('waits')] }), ifVersion: 0 },
      )
      const store = posts(database)
      const having = async (id: string) => ids(await store.withPicture(id))
      assert.deepEqual([await having('shown'), await having('sent'), await having('waits')], [['beside', 'drawn'], ['drawn'], ['beside']])
      assert.deepEqual(await having('none'), [])
      await commit({ save: 'post', row: post({ id: 'beside', aside: [] }), ifVersion: 1 })
      assert.deepEqual([await having('shown'), await having('waits')], [['drawn'], []])
    })

    it('finds the validations whose waiting step asks a person', async () => {
      const delegate = { id: 'delegate', name: 'D', because: 'delegation' as const, from: on(1), until: null, delegationId: 'd' }
      const steps = [stepOf('department', ['head', approver('deputy', { standIns: [delegate] })]), stepOf('communication', ['comms', 'head'])]
      await commit(
        { save: 'validation', row: validation({ id: 'v1', steps, submittedAt: on(2) }), ifVersion: 0 },
        { save: 'validation', row: validation({ id: 'v2', steps, current: 1, submittedAt: on(1) }), ifVersion: 0 },
        { save: 'validation', row: validation({ id: 'v3', steps, state: 'void' }), ifVersion: 0 },
        { save: 'validation', row: validation({ id: 'v4', steps, state: 'approved', current: 2 }), ifVersion: 0 },
      )
      const store = validations(database)
      assert.deepEqual(ids(await store.waitingFor('head', 10)), ['v2', 'v1'])
      assert.deepEqual(ids(await store.waitingFor('deputy', 10)), ['v1'])
      assert.deepEqual([await store.countWaitingFor('head'), await store.countWaitingFor('nobody')], [2, 0])
      assert.deepEqual(ids(await store.waitingFor('delegate', 10)), ['v1'])
      assert.deepEqual(ids(await store.waitingFor('comms', 10)), ['v2'])
      assert.deepEqual(await store.waitingFor('nobody', 10), [])
      await commit({ save: 'validation', row: validation({ id: 'v1', steps, current: 1 }), ifVersion: 1 })
      assert.deepEqual(await store.waitingFor('deputy', 10), [])
      const given = [{ ...steps[0]!, visas: [visaOf('head')] }, steps[1]!]
      await commit({ save: 'validation', row: validation({ id: 'v5', steps: given, current: 1 }), ifVersion: 0 })
      assert.ok(!ids(await store.waitingFor('head', 10)).includes('v5'), 'whoever gave a visa in one step is waited for in no other')
      assert.ok(ids(await store.waitingFor('comms', 10)).includes('v5'))
    })

    it('lists broadcasts, newest first', async () => {
      await commit(
        { save: 'broadcast', row: broadcast({ id: 'old', createdAt: on(1) }), ifVersion: 0 },
        { save: 'broadcast', row: broadcast({ id: 'new', createdAt: on(2) }), ifVersion: 0 },
      )
      assert.deepEqual(ids(await broadcasts(database).recent(10)), ['new', 'old'])
      assert.deepEqual(ids(await broadcasts(database).recent(1)), ['new'])
    })

    it('knows a placement by its key and by its activity', async () => {
      const row = placement({ key: 'inbox:9', conversationId: '19:x', activityId: '160', state: 'placed' })
      await commit({ save: 'placement', row, ifVersion: 0 })
      const store = placements(database)
      assert.deepEqual(await store.byKey('inbox:9'), { ...row, version: 1 })
      assert.deepEqual(await store.byActivity('19:x', '160'), { ...row, version: 1 })
      assert.equal(await store.byActivity('19:y', '160'), null)
      assert.equal(await store.byActivity('19:x', '161'), null)
    })

    it('keeps to itself what it read for many at once', async () => {
      const store = posts(database)
      const [one, two, none] = await Promise.all([store.byId('a'), store.byId('a'), store.byId('none')])
      assert.deepEqual(one, two)
      assert.notEqual(one, two)
      assert.equal(none, null)
    })

    it('reads what was committed before it asked', async () => {
      const store = posts(database)
      for (let version = 0; version < 20; version++) {
        const reads = Array.from({ length: 5 }, () => store.byId('fresh'))
        await commit({ save: 'post', row: post({ id: 'fresh' }), ifVersion: version })
        assert.equal((await store.byId('fresh'))?.version, version + 1)
        await Promise.all(reads)
      }
    })

    it('never gives a number twice, each kind and year from one', async () => {
      const other = newReference(await open())
      const next = newReference(database)
      const given = await Promise.all(Array.from({ length: 40 }, (_, index) => (index % 2 ? next : other)('PROP', 2026)))
      assert.deepEqual(given.sort(), Array.from({ length: 40 }, (_, index) => `PROP-2026-${String(index + 1).padStart(4, '0')}`))
      assert.equal(await next('PROP', 2027), 'PROP-2027-0001')
      assert.equal(await next('DIF', 2026), 'DIF-2026-0001')
      const raced = await Promise.all(Array.from({ length: 40 }, () => next('PUB', 2026, 'initiative 1')))
      assert.deepEqual([new Set(raced).size, await next('PUB', 2026, 'initiative 2')], [1, 'PUB-2026-0002'], 'who loses a race burns no number')
    })

    it('remembers where people are reached', async () => {
      const store = conversations(database)
      const known = async (person: string): Promise<unknown> => (await store.of([person])).get(person)
      const at = { person: 'ada', conversationId: 'a:1', serviceUrl: 'https://one' }
      await store.remember({ ...at, locale: 'en', teamsId: '29:ada' })
      await store.mark('ada', 'met')
      await store.mark('ada', 'blocked')
      assert.deepEqual(await known('ada'), { ...at, state: 'blocked', locale: 'en', met: true, optedOut: false, teamsId: '29:ada' })
      await store.remember({ ...at, serviceUrl: 'https://two', locale: null })
      assert.deepEqual(await known('ada'), { ...at, serviceUrl: 'https://two', state: 'open', locale: 'en', met: true, optedOut: false, teamsId: '29:ada' })
      await store.mark('ada', 'forget')
      assert.deepEqual(await known('ada'), { ...at, conversationId: null, serviceUrl: 'https://two', state: 'open', locale: 'en', met: true, optedOut: false, teamsId: '29:ada' })
      await store.mark('stranger', 'no-teams')
      await store.mark('nobody', 'forget')
      assert.deepEqual(
        [...(await store.of(['stranger', 'nobody', 'ada'])).values()].map(({ person, state }) => [person, state]).sort(),
        [['ada', 'open'], ['stranger', 'no-teams']],
      )
      assert.equal((await store.of([])).size, 0)
    })

    it('keeps who left what is optional, also whom Mary never met, whatever else is said of them', async () => {
      const store = conversations(database)
      const left = async (person: string): Promise<boolean | undefined> => (await store.of([person])).get(person)?.optedOut
      await store.optOut('grace', true)
      assert.equal(await left('grace'), true)
      assert.deepEqual((await store.of(['grace'])).get('grace'), {
        person: 'grace', conversationId: null, serviceUrl: '', state: 'open', locale: null, met: false, optedOut: true, teamsId: null,
      })
      await store.remember({ person: 'grace', conversationId: 'a:g', serviceUrl: 'https://one', locale: 'fr' })
      await store.mark('grace', 'removed')
      await store.mark('grace', 'met')
      assert.equal(await left('grace'), true)
      await store.optOut('grace', false)
      assert.equal(await left('grace'), false)
    })

    it('keeps pictures until their end', async () => {
      const store = pictureStore(database)
      const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256)
      assert.equal(await store.put({ id: 'pic', bytes, digest: 'd', contentType: 'image/png' }), 'd')
      const other = { id: 'pic', bytes: new Uint8Array(1), digest: 'other', contentType: 'image/png' }
      assert.equal(await store.put(other), 'd', 'what may be sealed is never replaced')
      const kept = (await store.get('pic'))!
      assert.deepEqual([Buffer.compare(kept.bytes, bytes), kept.contentType, kept.expiresAt], [0, 'image/png', null])
      await store.expire('pic', on(5))
      assert.equal((await store.get('pic'))?.expiresAt, on(5))
      assert.equal(await store.get('none'), null)
      assert.deepEqual([await store.about('pic'), await store.about('none')], [{ expiresAt: on(5), erased: false }, null])
      await store.erase('pic')
      assert.deepEqual(await store.about('pic'), { expiresAt: on(5), erased: true })
    })

    it('counts the tries to decode a file until one comes to an end', async () => {
      const store = pictureStore(database)
      assert.deepEqual([await store.begin('x'), await store.begin('x'), await store.begin('y')], [1, 2, 1])
      await store.end('x')
      assert.deepEqual([await store.begin('x'), await store.begin('y')], [1, 2])
    })

    it('keeps settings, and one value of many that are offered at once', async () => {
      const store = settings(database)
      assert.equal(await store.get('x'), undefined)
      for (const value of ['text', { a: [1, null] }, null, 3]) {
        await store.set('x', value)
        assert.deepEqual(await store.get('x'), value)
      }
      const given = await Promise.all(Array.from({ length: 10 }, (_, index) => store.once('secret', `s${index}`)))
      assert.equal(new Set(given).size, 1)
      assert.equal(await store.get('secret'), given[0])
    })
  })
})
