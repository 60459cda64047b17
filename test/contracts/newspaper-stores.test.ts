import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { Broadcast } from '../../src/core/domain/broadcasts/broadcast.ts'
import type { Edition, PostItem } from '../../src/core/domain/newspapers/edition.ts'
import type { Newspaper } from '../../src/core/domain/newspapers/newspaper.ts'
import { post } from '../postgres/rows.ts'
import { eachStore, ids, on, somebody } from './each-store.ts'

const newspaper = (id: string, change: Partial<Newspaper> = {}): Newspaper => ({
  id,
  version: 1,
  code: 'TU',
  name: 'Trait d’Union',
  tagline: '',
  sections: [{ id: 'h1', name: 'En bref', takes: [], room: 0 }],
  masthead: null,
  director: somebody('gaelle'),
  rhythm: 'monthly',
  colours: { main: '#1b3a5c', accent: '#9c2f2f' },
  readers: { kind: 'everyone' },
  closesBefore: 5,
  mention: '',
  mailTo: [],
  state: 'open',
  changedBy: somebody('camille'),
  changedAt: on(1),
  createdAt: on(1),
  ...change,
})

const line = (postId: string): PostItem => ({
  id: `item ${postId}`,
  kind: 'post',
  section: 'h1',
  postId,
  reference: `PUB-2026-${postId}`,
  title: 'Le pont',
  seal: null,
  by: somebody('camille'),
  at: on(1),
})

const edition = (id: string, change: Partial<Edition> = {}): Edition => ({
  id,
  version: 1,
  revision: 1,
  newspaperId: 'paper',
  reference: `TU-2026-${id}`,
  year: 2026,
  number: 1,
  state: 'open',
  day: '2026-12-01',
  closesOn: '2026-11-24',
  items: [],
  editorial: null,
  authors: [],
  calls: [],
  productions: 0,
  produced: null,
  fault: null,
  wanted: null,
  askedBy: null,
  postId: null,
  errata: [],
  mail: null,
  library: null,
  by: somebody('camille'),
  createdAt: on(1),
  updatedAt: on(1),
  publishedAt: null,
  ...change,
})

describe('the stores of newspapers', () => {
  eachStore(open => {
    it('find open newspapers first, by their names', async () => {
      const { commit, newspapers } = open()
      const rows = [
        newspaper('n1', { name: 'B', code: 'BB' }),
        newspaper('n2', { name: 'A', code: 'AA', state: 'ended' }),
        newspaper('n3', { name: 'A', code: 'CC' }),
      ]
      await commit(...rows.map(row => ({ save: 'newspaper', row, ifVersion: 0 }) as const))
      assert.deepEqual(ids(await newspapers.all()), ['n3', 'n1', 'n2'])
      assert.deepEqual([await newspapers.byId('n1'), await newspapers.byId('none')], [rows[0], null])
    })

    it('find editions of a newspaper the last first, and those that are composed', async () => {
      const { commit, editions } = open()
      const rows = [
        edition('01', { state: 'published', items: [line('p1')] }),
        edition('02', { state: 'abandoned', items: [line('p1')] }),
        edition('03', { state: 'submitted', items: [line('p1'), line('p2')] }),
        edition('04', { newspaperId: 'other' }),
        edition('05', { state: 'producing' }),
      ]
      // Each in a commit of its own: they are told apart by when they came.
      for (const row of rows) assert.equal(await commit({ save: 'edition', row, ifVersion: 0 }), 'done')
      assert.deepEqual(ids(await editions.of('paper', 2)), ['05', '03'])
      assert.deepEqual(ids(await editions.current()), ['03', '04', '05'])
      assert.deepEqual(await editions.byReference('TU-2026-03'), rows[2])
      assert.equal(await editions.byReference('TU-2026-99'), null)
      assert.equal(await commit({ save: 'edition', row: edition('03'), ifVersion: 0 }), 'stale')
    })

    it('have one newspaper of a code, and one edition of a reference, also where two come at once', async () => {
      const { commit, newspapers } = open()
      const done = await Promise.all(
        ['one', 'two'].map(id => commit({ save: 'newspaper', row: newspaper(id, { code: 'ZZ' }), ifVersion: 0 })),
      )
      assert.deepEqual(done.toSorted(), ['done', 'stale'])
      assert.equal((await newspapers.all()).filter(({ code }) => code === 'ZZ').length, 1)
      assert.equal(await commit({ save: 'edition', row: edition('11'), ifVersion: 0 }), 'done')
      const other = edition('12', { reference: 'TU-2026-11' })
      assert.equal(await commit({ save: 'edition', row: other, ifVersion: 0 }), 'stale')
    })

    it('find the last bouclage of what was published before', async () => {
      const { commit, editions } = open()
      const of = { newspaperId: 'weekly', state: 'published' } as const
      const rows = [
        edition('21', { ...of, createdAt: on(1), closesOn: '2026-11-05' }),
        edition('22', { ...of, createdAt: on(2), closesOn: '2026-11-04' }),
        edition('23', { ...of, createdAt: on(3), closesOn: '2026-11-20', state: 'abandoned' }),
        edition('24', { ...of, createdAt: on(4), closesOn: '2026-11-12' }),
        edition('25', { ...of, createdAt: on(2), closesOn: '2026-11-30', newspaperId: 'monthly' }),
      ]
      for (const row of rows) assert.equal(await commit({ save: 'edition', row, ifVersion: 0 }), 'done')
      const before = (day: number) => editions.lastClosing({ newspaperId: 'weekly', createdAt: on(day) })
      assert.deepEqual([await before(5), await before(4), await before(1)], ['2026-11-12', '2026-11-05', null])
    })

    it('find editions by a picture of their texts', async () => {
      const { commit, editions } = open()
      const picture = { id: 'portrait', alt: 'Léa', digest: 'd', consent: null }
      const { by, at } = line('p9')
      const kind = { kind: 'piece', piece: 'portrait', section: 's', title: 'Léa', text: 'Léa', by, at } as const
      const items = [line('p9'), { ...kind, id: 'text', pictures: [picture] }]
      await commit({ save: 'edition', row: edition('13', { state: 'abandoned', items }), ifVersion: 0 })
      assert.deepEqual(ids(await editions.withPicture('portrait')), ['13'])
      assert.deepEqual(await editions.withPicture('p9'), [])
    })

    it('find editions by what was printed on top, and of a newspaper those of which nobody kept it', async () => {
      const { commit, editions } = open()
      const files = { digest: 'd', bytes: 1 }
      const printing = {
        number: 1,
        files: { html: files, pdf: files, email: files },
        items: [],
        words: '',
        pages: 1,
        signs: 1,
        at: on(1),
      }
      const of = (id: string, newspaperId: string, produced: Edition['produced']) =>
        commit({ save: 'edition', row: edition(id, { newspaperId, produced }), ifVersion: 0 })
      await of('71', 'headed', { ...printing, masthead: 'banner' })
      await of('72', 'headed', { ...printing, masthead: 'another' })
      await of('73', 'headed', { ...printing, masthead: null })
      await of('74', 'headed', printing)
      await of('75', 'other', printing)
      await of('76', 'headed', null)
      await of('77', 'other', { ...printing, masthead: 'banner' })
      const found = async (pictureIds: string[], papers: string[]) =>
        ids(await editions.withMasthead(pictureIds, papers)).toSorted()
      assert.deepEqual(await found(['banner', 'p9'], ['headed']), ['71', '74', '77'])
      assert.deepEqual(await found(['banner'], []), ['71', '77'])
      assert.deepEqual(await found(['none'], []), [])
    })

    it('say the versions of what decides what an edition shows', async () => {
      const { commit, editions } = open()
      const ask = (postId: string | null, broadcastId: string | null) =>
        editions.servedVersions({ editionId: '61', postId, broadcastId })
      assert.equal(await ask(null, null), '   0 0')
      await commit({ save: 'edition', row: edition('61'), ifVersion: 0 })
      await commit({ save: 'edition', row: { ...edition('61'), version: 2 }, ifVersion: 1 })
      assert.equal(await ask('none', null), '2   0 0')
      const broadcast = (id: string, targetId: string | null) =>
        ({ id, version: 1, kind: targetId === null ? 'send' : 'correct', targetId, createdAt: on(1) }) as Broadcast
      for (const row of [broadcast('61b', null), broadcast('61c', '61b'), broadcast('61d', '61b')])
        assert.equal(await commit({ save: 'broadcast', row, ifVersion: 0 }), 'done')
      const again = { ...broadcast('61d', '61b'), version: 2 }
      assert.equal(await commit({ save: 'broadcast', row: again, ifVersion: 1 }), 'done')
      assert.equal(await ask(null, '61b'), '2  1 2 3')
    })

    it('find editions that were given up', async () => {
      const { commit, editions } = open()
      const [day, late] = ['2026-11-01', '2026-11-20']
      const rows = [
        edition('51', { state: 'published', publishedAt: on(1) }),
        edition('53', { state: 'abandoned', day, updatedAt: on(1) }),
        edition('54', { state: 'abandoned', day, updatedAt: on(3) }),
        edition('55', { state: 'abandoned', day: late, updatedAt: on(1) }),
        edition('56', { state: 'open', day, updatedAt: on(1) }),
      ]
      for (const row of rows) await commit({ save: 'edition', row, ifVersion: 0 })
      assert.deepEqual(ids(await editions.givenUp(on(2), 9)), ['53'])
      assert.deepEqual(ids(await editions.givenUp(on(4), 9)).toSorted(), ['53', '54'])
      assert.equal((await editions.givenUp(on(4), 1)).length, 1)
    })

    it('keep the bytes of a printing as they first came, until they are forgotten', async () => {
      const { editionFiles } = open()
      const name = (production: number, kind: 'html' | 'pdf' = 'html') => ({ editionId: 'e', production, kind })
      await editionFiles.put(name(1), Uint8Array.of(0, 255, 1))
      await editionFiles.put(name(1), Uint8Array.of(2))
      await editionFiles.put(name(1, 'pdf'), Uint8Array.of(3))
      await editionFiles.put(name(2), Uint8Array.of(4))
      await editionFiles.put({ ...name(1), editionId: 'other' }, Uint8Array.of(5))
      const read = async (production: number, kind: 'html' | 'pdf' = 'html') => {
        const bytes = await editionFiles.get(name(production, kind))
        return bytes && [...bytes]
      }
      assert.deepEqual(
        [await read(1), await read(1, 'pdf'), await read(2), await read(3)],
        [[0, 255, 1], [3], [4], null],
      )
      const digest = createHash('sha256')
        .update(Uint8Array.of(0, 255, 1))
        .digest('hex')
      assert.deepEqual([await editionFiles.digest(name(1)), await editionFiles.digest(name(3))], [digest, null])
      await editionFiles.forgetBefore('e', 1)
      assert.deepEqual([await read(1), await read(2)], [[0, 255, 1], [4]])
      await editionFiles.forgetBefore('e', 2)
      assert.deepEqual([await read(1), await read(2)], [null, [4]])
      await editionFiles.put(name(1), Uint8Array.of(6))
      await editionFiles.put({ ...name(1), kind: 'proof' }, Uint8Array.of(7))
      await editionFiles.forget('e', 1)
      assert.deepEqual([await read(1), await editionFiles.get({ ...name(1), kind: 'proof' })], [null, null])
      assert.deepEqual(await read(2), [4])
      await editionFiles.put(name(1), Uint8Array.of(6))
      await editionFiles.keepOnly('e', 2)
      assert.deepEqual([await read(1), await read(1, 'pdf'), await read(2)], [null, null, [4]])
      await editionFiles.keepOnly('e', null)
      assert.equal(await read(2), null)
      assert.deepEqual([...(await editionFiles.get({ ...name(1), editionId: 'other' }))!], [5])
    })

    it('find bytes that nobody may read any more: given up, taken back for good, or of no row', async () => {
      const { commit, editions, editionFiles } = open()
      const before = await editionFiles.unread()
      const rows = [
        edition('u1'),
        edition('u2', { state: 'abandoned' }),
        edition('u3', { state: 'published', postId: 'sent' }),
        edition('u4', { state: 'published', postId: 'gone' }),
        edition('u5', { state: 'published', postId: 'none' }),
        edition('u6', { state: 'submitted', postId: 'gone' }),
      ]
      const announcing = [post({ id: 'sent', state: 'broadcast' }), post({ id: 'gone', state: 'taken-back' })]
      for (const row of rows) assert.equal(await commit({ save: 'edition', row, ifVersion: 0 }), 'done')
      for (const row of announcing)
        assert.equal(await commit({ save: 'post', row: { ...row, version: 1 }, ifVersion: 0 }), 'done')
      for (const editionId of [...ids(rows), 'u9'])
        for (const kind of ['html', 'pdf'] as const)
          await editionFiles.put({ editionId, production: 1, kind }, Uint8Array.of(1))
      const found = (await editionFiles.unread()).filter(id => !before.includes(id))
      assert.deepEqual(found.toSorted(), ['u2', 'u4', 'u9'])
      assert.equal(await editions.byId('u9'), null)
    })

    it('count openings by the day, and nobody’s name', async () => {
      const { editionReads } = open()
      const opened = (editionId: string, day: string, opened: number) => ({ editionId, day, opened })
      await editionReads.add([opened('e', '2026-12-02', 1)])
      await editionReads.add([
        opened('e', '2026-12-01', 1),
        opened('e', '2026-12-02', 1),
        opened('other', '2026-12-01', 7),
      ])
      await editionReads.add([])
      assert.deepEqual(await editionReads.of('e'), [
        { day: '2026-12-01', opened: 1 },
        { day: '2026-12-02', opened: 2 },
      ])
      assert.deepEqual(await editionReads.of('none'), [])
      await editionReads.forget('e')
      assert.deepEqual([(await editionReads.of('e')).length, (await editionReads.of('other')).length], [0, 1])
    })
  })
})
