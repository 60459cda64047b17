import assert from 'node:assert/strict'
import { searchWords } from '../../src/core/domain/search-words.ts'
import type { EventDetails } from '../../src/core/domain/posts/post.ts'
import { openStores } from '../../src/app/open-stores.ts'
import { eachDatabase } from '../support/database.ts'
import { broadcast, now, post } from './rows.ts'

const reader = '4d617263-2044-4750-826f-6e7400000000'
const news = post({}).content
const eventOn = (date: string): EventDetails => ({ date, time: '18:00', place: 'Mairie', capacity: null })
// « corrected »: the draft of its correction is on another day.
const dayOf: Record<string, string> = { perhaps: '2026-11-01', corrected: '2026-12-24' }
const other = '50617573-206c-4566-8465-767265000000'

describe('the posts that reached somebody', () => {
  eachDatabase((_kind, open) => {
    let stores: ReturnType<typeof openStores>
    before(async () => {
      stores = openStores(await open(), now)
      const rows = ['got', 'perhaps', 'missed', 'foreign', 'gone', 'off', 'corrected'].map(id => ({
        post: post({
          id,
          content: { ...news, title: `Ruche ${id}`, kind: 'event', event: eventOn(dayOf[id] ?? '2026-12-10') },
          state: id === 'gone' ? 'taken-back' : 'broadcast',
          broadcastId: `b-${id}`,
          ...(id === 'corrected' && {
            state: 'draft',
            broadcastId: null,
            correcting: {
              broadcastId: 'b-corrected',
              content: { ...news, title: 'Essaim', kind: 'event', event: eventOn('2026-12-08') },
              expiresOn: null,
            },
          }),
          ...(id === 'off' && { calledOff: { by: { id: other, name: 'B' }, at: now() } }),
        }),
        sent: broadcast({ id: `b-${id}`, postId: id, kind: 'send', startedAt: now() }),
      }))
      await stores.commit(
        ...rows.map(({ post }) => ({ save: 'post' as const, row: post, ifVersion: 0 })),
        ...rows.map(({ sent }) => ({ save: 'broadcast' as const, row: sent, ifVersion: 0 })),
      )
      for (const { sent } of rows) {
        const person = sent.id === 'b-foreign' ? other : reader
        await stores.deliveries.plan(sent.id, [{ id: person, givenName: 'A', department: null, locale: null }])
        await stores.deliveries.claim(sent.id, 1, 60_000, 'h')
        await stores.deliveries.markSending(sent.id, [person], 'h')
        const settled =
          sent.id === 'b-perhaps'
            ? ({ person, state: 'unknown' } as const)
            : sent.id === 'b-missed'
              ? ({ person, state: 'refused', reason: 'not-installed' } as const)
              : ({ person, state: 'delivered', conversationId: 'c', activityId: 'a' } as const)
        await stores.deliveries.settle(sent.id, [settled], 'h')
      }
    })
    const found = async (typed: string, person: string | null, limit = 10) =>
      (await stores.searchable.published(searchWords(typed), person, limit)).map(({ post }) => post.id).toSorted()

    it('are those that the ledger says reached them, or may have; nothing that was taken back or called off', async () => {
      assert.deepEqual(await found('', reader), ['corrected', 'got', 'perhaps'])
      assert.deepEqual(await found('ruche', reader), ['got', 'perhaps'])
      assert.deepEqual(await found('ruche got', reader), ['got'])
      assert.deepEqual(await found('', other), ['foreign'])
      assert.deepEqual(await found('', '99999999-0000-4000-8000-000000000009'), [])
      assert.equal((await found('', reader, 1)).length, 1)
      assert.equal((await found('', reader, 2)).length, 2, 'what is called off takes no place of what stands')
    })

    it('give the events that are still to come as people have them, by their day, without a document', async () => {
      const announced = async (from: string, limit = 10) =>
        (await stores.searchable.announced(reader, from, limit)).map(({ title, day }) => [title, day])
      const both = [
        ['Essaim', '2026-12-08'],
        ['Ruche got', '2026-12-10'],
      ]
      assert.deepEqual(await announced('2026-11-25'), both)
      assert.deepEqual(await announced('2026-11-01'), [['Ruche perhaps', '2026-11-01'], ...both])
      assert.deepEqual(await announced('2026-11-25', 1), both.slice(0, 1))
      assert.deepEqual(await announced('2026-12-09'), both.slice(1))
      const [first] = await stores.searchable.announced(reader, '2026-12-10', 1)
      const { time, place } = eventOn('')
      assert.deepEqual(first, { title: 'Ruche got', summary: 's', day: '2026-12-10', time, place })
    })

    it('come with when they began to leave', async () => {
      const [first] = await stores.searchable.published(['got'], reader, 1)
      assert.deepEqual([first?.at, first?.post.content.title], [now(), 'Ruche got'])
      const [all] = await stores.searchable.published(['got'], null, 1)
      assert.equal(all?.at, now())
    })
  })
})
