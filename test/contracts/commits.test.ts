import assert from 'node:assert/strict'
import { lineHash, lineText } from '../../src/core/domain/journal/chain-line.ts'
import { broadcast, entry, initiative, note, placement, post, validation } from '../postgres/rows.ts'
import { eachStore, on, somebody } from './each-store.ts'
import { keyed } from '../fakes/keyed.ts'

const page = { before: null, limit: 10, without: [] } as const

describe('a commit', () => {
  eachStore(open => {
    it('stores a row with the version after the one that was read', async () => {
      const { commit, posts } = open()
      const row = post({ id: 'new', title: 'L’été à Saint-Martin 🎉 ${x} "’' })
      assert.equal(await commit({ save: 'post', row: { ...row, version: 9 }, ifVersion: 0 }), 'done')
      assert.deepEqual(await posts.byId('new'), { ...row, version: 1 })
    })

    it('that is stale in one change writes none of them', async () => {
      const { commit, notes, posts, history } = open()
      await commit({ save: 'post', row: post({ id: 'moved' }), ifVersion: 0 })
      const outcome = await commit(
        { save: 'note', row: note({ id: 'beside' }), ifVersion: 0 },
        { journal: entry({ subject: 'moved' }) },
        { save: 'post', row: post({ id: 'moved', title: 'later' }), ifVersion: 7 },
      )
      assert.equal(outcome, 'stale')
      assert.deepEqual(
        [await notes.byId('beside'), await posts.byId('moved'), await history.about(['moved'], page)],
        [null, { ...post({ id: 'moved' }), version: 1 }, []],
      )
      assert.equal(await commit({ save: 'post', row: post({ id: 'moved' }), ifVersion: 0 }), 'stale', 'there already')
      assert.equal(await commit({ save: 'post', row: post({ id: 'nowhere' }), ifVersion: 3 }), 'stale', 'not there')
    })

    it('is one of fifty on the same version', async () => {
      const { commit, notes } = open()
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          commit({ save: 'note', row: note({ id: 'raced', text: `${index}` }), ifVersion: 0 }),
        ),
      )
      assert.deepEqual(
        [outcomes.filter(outcome => outcome === 'done').length, (await notes.byId('raced'))?.version],
        [1, 1],
      )
    })

    it('removes what is still as it was read, which may be made anew', async () => {
      const { commit, placements } = open()
      await commit({ save: 'placement', row: placement({ key: keyed('inbox:gone') }), ifVersion: 0 })
      assert.equal(await commit({ remove: 'placement', id: keyed('inbox:gone'), ifVersion: 2 }), 'stale')
      assert.equal(await commit({ remove: 'placement', id: keyed('inbox:gone'), ifVersion: 1 }), 'done')
      assert.equal(await placements.byKey(keyed('inbox:gone')), null)
      assert.equal(await commit({ remove: 'placement', id: keyed('inbox:gone'), ifVersion: 1 }), 'stale')
      assert.equal(
        await commit({ save: 'placement', row: placement({ key: keyed('inbox:gone') }), ifVersion: 0 }),
        'done',
      )
    })
  })
})

describe('the journal', () => {
  eachStore(open => {
    it('tells of subjects, newest first, page by page, of whoever acts id and name alone', async () => {
      const { commit, history } = open()
      assert.equal(await history.head(), null)
      const actor = { ...somebody('ada'), roles: ['agent'] }
      await commit(
        { journal: entry({ subject: 'S1', actor, seal: 'a'.repeat(64) }) },
        { journal: entry({ subject: 'S2', actor: null }) },
      )
      await commit({ journal: entry({ subject: 'S1', verb: 'post.submitted', seal: 'b'.repeat(64) }) })
      const told = async (subjects: string[], change: Partial<Parameters<typeof history.about>[1]> = {}) =>
        (await history.about(subjects, { ...page, ...change })).map(({ seq, verb, subject }) => [seq, verb, subject])
      assert.deepEqual(await told(['S1', 'S2']), [
        [3, 'post.submitted', 'S1'],
        [2, 'post.saved', 'S2'],
        [1, 'post.saved', 'S1'],
      ])
      assert.deepEqual(await told(['S1', 'S2'], { before: 3, limit: 1 }), [[2, 'post.saved', 'S2']])
      assert.deepEqual(await told(['S1'], { without: ['post.saved'] }), [[3, 'post.submitted', 'S1']])
      assert.deepEqual(await told([]), [])
      const [, , first] = await history.about(['S1', 'S2'], page)
      const chain = await history.lines(['S1', 'S2'], 2)
      const newest = (await history.about(['S1', 'S2'], { ...page, limit: 2 })).map(({ seq }) => seq)
      assert.deepEqual(
        chain.map(({ seq }) => seq),
        newest.toReversed(),
      )
      assert.deepEqual(await history.lines([], 2), [])
      // No fake has a chain.
      for (const line of chain)
        if (line.hash !== '') assert.equal(lineHash(line.prev, lineText(line), line.seq), line.hash)
      assert.deepEqual(
        [first?.actor, first?.details, first?.seal],
        [somebody('ada'), { name: 'Élodie' }, 'a'.repeat(64)],
      )
      assert.equal((await history.head())?.seq, 3)
      assert.deepEqual(
        [
          await history.lastSeal('S1', 'post.submitted'),
          await history.lastSeal('S1', 'post.saved'),
          await history.lastSeal('S2', 'post.submitted'),
        ],
        ['b'.repeat(64), 'a'.repeat(64), null],
      )
    })

    it('takes so many refusals of a person, and no more', async () => {
      const { refused, about } = open().history
      const attempt = (person: string) =>
        refused(entry({ verb: 'attempt.refused', subject: 'R', actor: somebody(person) }), { most: 3, since: on(1) })
      const outcomes = await Promise.all(Array.from({ length: 6 }, () => attempt('eve')))
      assert.deepEqual([outcomes.filter(Boolean).length, await attempt('bob')], [3, true])
      assert.equal((await about(['R'], page)).length, 4)
    })

    it('leads from a reference or its number to the whole trail', async () => {
      const { commit, history } = open()
      await commit(
        { save: 'initiative', row: initiative({ id: 'i', reference: 'PROP-2026-0007', postId: 'p' }), ifVersion: 0 },
        { save: 'initiative', row: initiative({ id: 'alone', reference: 'PROP-2025-0008' }), ifVersion: 0 },
        {
          save: 'post',
          row: post({ id: 'p', reference: 'PUB-2026-0042', initiativeId: 'i', initiativeReference: 'PROP-2026-0007' }),
          ifVersion: 0,
        },
        { save: 'post', row: post({ id: 'older', reference: 'PUB-2025-0042' }), ifVersion: 0 },
        { save: 'validation', row: validation({ id: 'v2', postId: 'p', submittedAt: on(2) }), ifVersion: 0 },
        { save: 'validation', row: validation({ id: 'v1', postId: 'p', submittedAt: on(1) }), ifVersion: 0 },
        { save: 'broadcast', row: broadcast({ id: 'b', postId: 'p', reference: 'DIF-2026-0009' }), ifVersion: 0 },
      )
      const led = async (typed: Parameters<typeof history.trails>[0]) =>
        (await history.trails(typed)).map(trail => [
          trail.post?.id ?? null,
          trail.initiative?.id ?? null,
          trail.validations.map(({ id }) => id),
          trail.subjects,
        ])
      const whole = ['p', 'i', ['v1', 'v2'], ['PROP-2026-0007', 'PUB-2026-0042', 'DIF-2026-0009']]
      assert.deepEqual(await led({ kind: 'PUB', year: 2026, number: 42 }), [whole])
      assert.deepEqual(await led({ number: 42 }), [whole, ['older', null, [], ['PUB-2025-0042']]])
      assert.deepEqual(await led({ number: 7 }), [whole])
      assert.deepEqual(await led({ kind: 'DIF', year: 2026, number: 9 }), [whole])
      assert.deepEqual(await led({ number: 8 }), [[null, 'alone', [], ['PROP-2025-0008']]])
      assert.deepEqual(await led({ kind: 'PUB', year: 2026, number: 8 }), [])
    })
  })
})
