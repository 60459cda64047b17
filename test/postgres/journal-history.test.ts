import assert from 'node:assert/strict'
import { gatheredCommit } from '../../src/postgres/commit/gathered-commit.ts'
import { history } from '../../src/postgres/journal/journal-history.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { eachDatabase } from '../support/database.ts'
import { broadcast, entry, initiative, now, post, validation } from './rows.ts'

describe('what the journal tells of a reference', () => {
  eachDatabase((_kind, open) => {
    let database: Database
    let asked: ReturnType<typeof history>
    const subjects = ['PROP-2026-0117', 'PUB-2026-0042', 'DIF-2026-0038', 'DIF-2026-0039']
    before(async () => {
      database = await open()
      asked = history(database, now)
      const commit = gatheredCommit(database, now)
      await commit(
        { save: 'initiative', row: initiative({ id: 'i', reference: 'PROP-2026-0117', postId: 'p' }), ifVersion: 0 },
        { save: 'initiative', row: initiative({ id: 'lone', reference: 'PROP-2026-0118' }), ifVersion: 0 },
        {
          save: 'post',
          row: post({ id: 'p', reference: 'PUB-2026-0042', initiativeId: 'i', initiativeReference: 'PROP-2026-0117' }),
          ifVersion: 0,
        },
        { save: 'post', row: post({ id: 'old', reference: 'PUB-2025-0007' }), ifVersion: 0 },
        { save: 'post', row: post({ id: 'new', reference: 'PUB-2026-0007' }), ifVersion: 0 },
        { save: 'validation', row: validation({ id: 'v', postId: 'p' }), ifVersion: 0 },
        { save: 'broadcast', row: broadcast({ id: 'b', reference: 'DIF-2026-0038', postId: 'p' }), ifVersion: 0 },
        {
          save: 'broadcast',
          row: broadcast({ id: 'c', reference: 'DIF-2026-0039', postId: 'p', kind: 'correct', targetId: 'b' }),
          ifVersion: 0,
        },
      )
      for (const subject of [...subjects, 'PUB-2026-0007'])
        await commit({ journal: entry({ subject, details: { about: subject } }) })
      await commit({ journal: entry({ verb: 'event.answered', subject: 'PUB-2026-0042' }) })
      await commit({ journal: entry({ verb: 'broadcast.finished', actor: null, subject: 'DIF-2026-0038' }) })
    })

    const found = async (typed: Parameters<typeof asked.trails>[0]) =>
      (await asked.trails(typed)).map(one => ({
        post: one.post?.id ?? null,
        initiative: one.initiative?.id ?? null,
        validations: one.validations.length,
        subjects: one.subjects.toSorted(),
      }))
    const whole = { post: 'p', initiative: 'i', validations: 1, subjects: subjects.toSorted() }

    it('knows the newest seal of a verb about a subject', async () => {
      const commit = gatheredCommit(database, now)
      const planned = (subject: string, seal: string) =>
        commit({ journal: entry({ verb: 'broadcast.planned', actor: null, subject, seal }) })
      await planned('DIF-2026-0050', 'first')
      await planned('DIF-2026-0050', 'second')
      await planned('DIF-2026-0051', 'other')
      assert.equal(await asked.lastSeal('DIF-2026-0050', 'broadcast.planned'), 'second')
      assert.equal(await asked.lastSeal('DIF-2026-0050', 'broadcast.started'), null)
    })

    it('finds the same road from the proposal, the post, or a broadcast', async () => {
      for (const [kind, number] of [
        ['PUB', 42],
        ['PROP', 117],
        ['DIF', 39],
      ] as const)
        assert.deepEqual(await found({ kind, year: 2026, number }), [whole], kind)
      for (const number of [42, 117, 38]) assert.deepEqual(await found({ number }), [whole], String(number))
      assert.deepEqual(await found({ number: 118 }), [
        { post: null, initiative: 'lone', validations: 0, subjects: ['PROP-2026-0118'] },
      ])
      assert.deepEqual(await found({ kind: 'PUB', year: 2026, number: 117 }), [])
      assert.deepEqual(await found({ number: 999_999_999 }), [])
    })

    it('finds every year of a short number', async () => {
      assert.deepEqual(
        (await asked.trails({ number: 7 })).map(one => one.post?.id),
        ['new', 'old'],
      )
      assert.deepEqual(
        (await asked.trails({ kind: 'PUB', year: 2025, number: 7 })).map(one => one.post?.id),
        ['old'],
      )
    })

    it('tells it newest first, in pages, with who acted and without what is left out', async () => {
      const page = await asked.about(subjects, { before: null, limit: 3, without: ['event.answered'] })
      assert.deepEqual(
        page.map(({ seq, verb }) => [seq, verb]),
        [
          [7, 'broadcast.finished'],
          [4, 'post.saved'],
          [3, 'post.saved'],
        ],
      )
      assert.deepEqual(
        [page[0]?.actor, page[1]?.actor, page[1]?.details],
        [null, { id: '00000000-0000-4000-8000-000000000001', name: 'Élodie Le Goff' }, { about: 'DIF-2026-0039' }],
      )
      assert.deepEqual(
        (await asked.about(subjects, { before: 3, limit: 20, without: [] })).map(({ seq }) => seq),
        [2, 1],
      )
      assert.deepEqual(await asked.about([], { before: null, limit: 3, without: [] }), [])
    })

    it('says of whoever was forgotten that they were', async () => {
      await asked.forget('00000000-0000-4000-8000-000000000001', [])
      const [line] = await asked.about(['PUB-2026-0007'], { before: null, limit: 1, without: [] })
      assert.deepEqual([line?.actor, line?.details], [{ id: null, name: null }, null])
    })
  })
})
