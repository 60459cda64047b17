import assert from 'node:assert/strict'
import { searchWords } from '../../src/core/domain/search-words.ts'
import { initiative, post } from '../postgres/rows.ts'
import { eachStore, ids, on, somebody } from './each-store.ts'

describe('the store of what is searched', () => {
  eachStore(open => {
    before(async () => {
      const stores = open()
      const correcting = {
        broadcastId: 'b',
        content: { ...post({ title: 'Ancien titre' }).content, summary: 'L’été revient' },
        expiresOn: null,
      }
      const calledOff = { by: somebody('ada'), at: on(6) }
      await stores.commit(
        ...[
          initiative({ id: 'i1', author: somebody('ada'), title: 'Une Ruche à l’École', submittedAt: on(1) }),
          initiative({ id: 'i2', author: somebody('ada'), text: 'Le cœur_des ruches', submittedAt: on(3) }),
          initiative({ id: 'i3', author: somebody('bob'), reference: 'PROP-2026-0042', submittedAt: on(2) }),
        ].map(row => ({ save: 'initiative' as const, row, ifVersion: 0 })),
        ...[
          post({ id: 'p1', state: 'broadcast', title: 'Ruche', updatedAt: on(1) }),
          post({ id: 'p2', state: 'draft', title: 'Nouveau titre', correcting, updatedAt: on(3) }),
          post({ id: 'p3', state: 'approved', title: 'Ruche', updatedAt: on(4) }),
          post({ id: 'p4', state: 'taken-back', title: 'Ruche', updatedAt: on(5) }),
          post({ id: 'p5', state: 'broadcasting', title: 'Ruche', updatedAt: on(2) }),
          post({ id: 'p6', state: 'broadcast', title: 'Ruche', updatedAt: on(6), calledOff }),
        ].map(row => ({ save: 'post' as const, row, ifVersion: 0 })),
      )
    })
    const proposals = async (typed: string, author: string | null = null, limit = 10) =>
      ids(await open().searchable.proposals(searchWords(typed), author, limit))
    const published = async (typed: string, limit = 10) =>
      (await open().searchable.published(searchWords(typed), null, limit)).map(({ post }) => post.id)

    it('finds proposals, of one person or of all, newest first', async () => {
      assert.deepEqual(await proposals(''), ['i2', 'i3', 'i1'])
      assert.deepEqual(await proposals('', 'ada'), ['i2', 'i1'])
      assert.deepEqual(await proposals('', null, 1), ['i2'])
    })

    it('compares beginnings of words without accents, case and punctuation', async () => {
      assert.deepEqual(await proposals('RUCH'), ['i2', 'i1'])
      assert.deepEqual(await proposals('ecole ruche'), ['i1'])
      assert.deepEqual(await proposals('CŒUR des'), ['i2'])
      assert.deepEqual(await proposals('PROP-2026-0042'), ['i3'])
      assert.deepEqual(await proposals('0042', 'ada'), [])
      assert.deepEqual(await proposals('uche'), [])
    })

    it('finds the posts that people have, with the words that they have', async () => {
      assert.deepEqual(await published(''), ['p2', 'p5', 'p1'])
      assert.deepEqual(await published('ruche'), ['p5', 'p1'])
      assert.deepEqual(await published('ruche', 1), ['p5'])
      assert.deepEqual([await published('nouveau'), await published('ete')], [[], ['p2']])
    })

    it('finds no event that was called off, and another in its place', async () => {
      assert.deepEqual(await published('', 1), ['p2'])
    })

    it('takes whatever people type', async () => {
      for (const typed of ["'", "a' | 'b", '\\', ':*', '&', "a'':*", '<->', '🐝 \u0000', 'x'.repeat(5_000)])
        assert.ok(Array.isArray(await proposals(typed)), typed)
    })
  })
})
