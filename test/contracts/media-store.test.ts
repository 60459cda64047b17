import assert from 'node:assert/strict'
import type { Attachment, Initiative } from '../../src/core/domain/initiatives/initiative.ts'
import type { Media } from '../../src/core/domain/pictures/media.ts'
import { agentsWord, aMedia } from '../fakes/a-media.ts'
import { eachStore, ids, on, somebody } from './each-store.ts'

const media = (id: string, change: Partial<Media> = {}) => aMedia(id, { pictureIds: [`${id}-1`, `${id}-2`], ...change })

describe('the store of what is known of pictures', () => {
  eachStore(open => {
    it('finds one by its bytes, by a copy of them, by its number, and those of a person', async () => {
      const { commit, media: rows } = open()
      const first = media('0007', { agreements: [agentsWord('0007', 'alice'), agentsWord('0007', 'hugo')] })
      const second = media('0008', { agreements: [agentsWord('0008', 'alice')], updatedAt: on(2) })
      const old = media('0007-old', { reference: 'VIS-2025-0007', pictureIds: ['old'] })
      for (const row of [first, second, old]) await commit({ save: 'media', row, ifVersion: 0 })
      assert.deepEqual([await rows.byId('0007'), await rows.byId('none')], [first, null])
      assert.deepEqual([await rows.withPicture('0008-2'), await rows.withPicture('0008')], [second, null])
      assert.deepEqual(ids(await rows.named({ number: 7 })), ['0007', '0007-old'])
      assert.deepEqual(ids(await rows.named({ kind: 'VIS', year: 2025, number: 7 })), ['0007-old'])
      assert.deepEqual(await rows.named({ kind: 'PUB', year: 2025, number: 7 }), [])
      assert.deepEqual(ids(await rows.ofPerson('alice', 9)), ['0008', '0007'])
      assert.deepEqual(ids(await rows.ofPerson('alice', 1)), ['0008'])
      assert.deepEqual(ids(await rows.ofPerson('hugo', 9)), ['0007'])
      assert.deepEqual(await rows.ofPerson('camille', 9), [], 'who asked is nobody on it')
      assert.equal(await commit({ save: 'media', row: first, ifVersion: 0 }), 'stale')
    })

    it('keeps the names of whoever is no agent apart, by picture', async () => {
      const { commit, outsidePeople } = open()
      const row = (id: string, mediaId: string, day: number) =>
        ({ id, version: 1, mediaId, kind: 'adult', name: `Name of ${id}`, createdAt: on(day) }) as const
      const rows = [row('b', 'm', 1), row('a', 'm', 2), row('c', 'n', 1)]
      for (const one of rows) await commit({ save: 'outside_person', row: one, ifVersion: 0 })
      assert.deepEqual(await outsidePeople.byId('a'), rows[1])
      assert.deepEqual(ids(await outsidePeople.of('m')), ['b', 'a'])
      assert.equal(await commit({ remove: 'outside_person', id: 'b', ifVersion: 1 }), 'done')
      assert.deepEqual(ids(await outsidePeople.of('m')), ['a'])
    })

    it('finds the proposals to which one of some pictures was sent', async () => {
      const { commit, initiatives } = open()
      const file = (id: string, pictureId: string | null): Attachment => ({
        id,
        name: 'pont.jpg',
        contentType: 'image/jpeg',
        state: 'stored',
        source: null,
        url: null,
        consent: null,
        picture: pictureId === null ? null : { id: pictureId, digest: 'd' },
      })
      const row = (id: string, attachments: Attachment[]): Initiative => ({
        ...{ id, version: 1, reference: `PROP-2026-${id}`, author: somebody('alice'), department: null, locale: 'fr' },
        ...{ title: 'Le pont', text: 'Il rouvre', section: null, date: null, place: null, forWhom: null },
        ...{ onBehalfOf: null, state: 'received', submittedAt: on(1), updatedAt: on(1), takenBy: null, questions: [] },
        ...{ decision: null, postId: null, attachments, photoAskedAt: null, listItemId: null },
      })
      const rows = [
        row('8001', [file('x', 'copy'), file('y', null)]),
        row('8002', [file('z', 'other')]),
        row('8003', []),
      ]
      for (const one of rows) await commit({ save: 'initiative', row: one, ifVersion: 0 })
      assert.deepEqual(ids(await initiatives.withPicture('copy')), ['8001'])
      assert.deepEqual(ids(await initiatives.withPicture('other', 'copy', 'none')), ['8001', '8002'])
      assert.deepEqual([await initiatives.withPicture('y'), await initiatives.withPicture()], [[], []])
    })
  })
})
