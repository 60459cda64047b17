import assert from 'node:assert/strict'
import type { Agreement } from '../../src/core/domain/pictures/agreement.ts'
import type { Media } from '../../src/core/domain/pictures/media.ts'
import type { Post, PostPicture } from '../../src/core/domain/posts/post.ts'
import { searchWords } from '../../src/core/domain/search-words.ts'
import { post as aPost } from '../postgres/rows.ts'
import { aChild, aMedia, anAgent, anOutsider, aWord } from '../fakes/a-media.ts'
import { eachStore, ids, on, somebody } from './each-store.ts'

describe('the search among pictures', () => {
  eachStore(open => {
    it('finds by the name, a description and what a picture stands in, in a section, the newest first', async () => {
      const { commit, media: rows } = open()
      const of = (id: string, day: number, change: Partial<Media> = {}) => aMedia(id, { firstAt: on(day), ...change })
      const all = [
        of('s1', 1, { name: 'Récolte_2026.jpg', section: 'social' }),
        of('s2', 2),
        of('s3', 3),
        of('s4', 4),
        of('s5', 5, { name: 'récolte.png' }),
      ]
      for (const row of all) await commit({ save: 'media', row, ifVersion: 0 })
      const picture = (id: string, alt: string): PostPicture => ({ id, alt, digest: id, consent: null })
      const post = (id: string, title: string, pictures: PostPicture[], aside: PostPicture[] = []): Post => {
        const made = aPost({ id, title, aside })
        return { ...made, content: { ...made.content, pictures } }
      }
      await commit(
        { save: 'post', row: post('p-1', 'La récolte du miel', [picture('s2-copy', 'Une ruche')]), ifVersion: 0 },
        { save: 'post', row: post('p-2', 'Le pont', [], [picture('s3-copy', '')]), ifVersion: 0 },
        { save: 'post', row: post('p-3', 'Le marché', [picture('s4-copy', 'Récolte des pommes')]), ifVersion: 0 },
      )
      const found = async (typed: string, section: string | null = null, limit = 9) =>
        ids(await rows.found({ words: searchWords(typed), section }, { from: 0, limit })).filter(id => /^s\d$/.test(id))
      assert.deepEqual(await found('recolt'), ['s5', 's4', 's2', 's1'])
      assert.deepEqual(await found('récolte miel'), ['s2'], 'each word begins one of the same text')
      assert.deepEqual(await found('pont'), ['s3'], 'also beside the card')
      assert.deepEqual(await found('recolt', 'social'), ['s1'])
      assert.deepEqual(await found('', 'social'), ['s1'])
      assert.deepEqual(await found('recolt', null, 2), ['s5', 's4'])
      assert.deepEqual(await found('"; drop table media --'), [])
      assert.deepEqual(await found('%'), ['s5', 's4', 's3', 's2', 's1'], 'no word at all')
      const sought = { words: searchWords('recolt'), section: null }
      const page = async (from: number, limit: number) => ids(await rows.found(sought, { from, limit }))
      assert.deepEqual([await page(0, 2), await page(2, 2), await page(4, 2)], [['s5', 's4'], ['s2', 's1'], []])
      assert.deepEqual([await rows.countFound(sought, 9), await rows.countFound(sought, 3)], [4, 3])
      assert.equal(await rows.countFound({ words: searchWords('recolt'), section: 'social' }, 9), 1)
      assert.equal(await rows.countFound({ words: [], section: 'none' }, 9), 0)
    })

    it('finds whose signed file is waited for, among some pictures or all', async () => {
      const { commit, media: rows } = open()
      const file = { proof: { kind: 'file', fileId: 'f', name: 'f.pdf' } } as const
      const of = (id: string, day: number, ...agreements: Agreement[]) => aMedia(id, { updatedAt: on(day), agreements })
      const all = [
        of('u1', 1, aWord(anOutsider('o'))),
        of('u2', 2, aWord(anOutsider('o'), { state: 'given', proof: { kind: 'oral', toldBy: somebody('camille') } })),
        of('u3', 3, aWord(anOutsider('o'), file)),
        of('u4', 4, aWord(aChild('k', on(1), null), file)),
        of('u5', 5, aWord(aChild('k', on(1), on(2)), file)),
        of('u6', 6, aWord(anAgent('alice'))),
        of('u7', 7, aWord(anOutsider('o'), { withdrawnAt: on(2) }), aWord(anOutsider('o'), { state: 'refused' })),
      ]
      for (const row of all) await commit({ save: 'media', row, ifVersion: 0 })
      const unsigned = async (pictures: string[] | null, limit = 9) =>
        ids(await rows.unsigned(pictures, limit)).filter(id => id.startsWith('u'))
      assert.deepEqual(await unsigned(null), ['u4', 'u2', 'u1'])
      assert.deepEqual(await unsigned(['u1-copy', 'u3-copy', 'u4-copy', 'none']), ['u4', 'u1'])
      assert.deepEqual([await unsigned([]), await unsigned(null, 1)], [[], ['u4']])
    })
  })
})
