import assert from 'node:assert/strict'
import { searchWords } from '../../../../../src/core/domain/search-words.ts'
import { findShareable } from '../../../../../src/core/use-cases/posts/ending/find-shareable.ts'
import { received } from '../../../../fakes/received.ts'
import { createFakePorts, type FakePorts } from '../../../../fakes/ports.ts'
import { actor, alice, camille, hugo } from '../../../../fakes/town.ts'
import { initiative, post } from '../../../../postgres/rows.ts'

describe('what somebody may put into a message', () => {
  let ports: FakePorts
  beforeEach(async () => {
    ports = createFakePorts()
    await ports.commit(
      { save: 'initiative', row: initiative({ id: 'mine', title: 'Une ruche', author: alice }), ifVersion: 0 },
      { save: 'initiative', row: initiative({ id: 'theirs', title: 'Une ruche aussi', author: hugo }), ifVersion: 0 },
      ...['got', 'perhaps', 'missed', 'foreign'].map(id => ({
        save: 'post' as const,
        row: post({ id, title: `Ruche ${id}`, state: 'broadcast', broadcastId: `b-${id}` }),
        ifVersion: 0,
      })),
      { save: 'post', row: post({ id: 'draft', title: 'Ruche en projet' }), ifVersion: 0 },
      {
        save: 'post',
        row: post({ id: 'gone', title: 'Ruche retirée', state: 'taken-back', broadcastId: 'b-gone' }),
        ifVersion: 0,
      },
    )
    received(ports, 'b-got', [alice])
    received(ports, 'b-perhaps', [alice], 'unknown')
    received(ports, 'b-missed', [alice], 'refused')
    received(ports, 'b-foreign', [hugo])
    received(ports, 'b-gone', [alice])
  })
  const found = async (who = actor(alice), typed = '') =>
    (await findShareable(ports, who, typed, { skip: 0, count: 25 }))
      .map(one => (one.kind === 'post' ? one.post.id : one.initiative.id))
      .toSorted()

  it('is what they proposed and what reached them: no other’s proposal, no draft, nothing that was taken back or called off', async () => {
    assert.deepEqual(await found(), ['got', 'mine', 'perhaps'])
    assert.deepEqual(await found(actor(hugo)), ['foreign', 'theirs'])
    const called = (await ports.posts.byId('foreign'))!
    ports.tamper('post', { ...called, calledOff: { by: camille, at: ports.now() } })
    assert.deepEqual(await found(actor(hugo)), ['theirs'], 'nothing that was called off')
    assert.deepEqual(await found({ ...actor(alice), roles: [] }), [], 'outside of the agents')
    // Graph cannot say who is of comms: they are an agent like any other.
    assert.deepEqual(await found({ ...actor(camille), rolesUnknown: true }), [])
  })

  it('is everything to the communication team, but no draft', async () => {
    const all = ['foreign', 'got', 'mine', 'missed', 'perhaps', 'theirs']
    assert.deepEqual(await found(actor(camille, 'comms')), all)
  })

  it('is found by the beginnings of words, whatever their accents and case', async () => {
    assert.deepEqual(await found(actor(alice), 'RÛCH'), ['got', 'mine', 'perhaps'])
    assert.deepEqual(await found(actor(alice), 'ruche got'), ['got'])
    assert.deepEqual(await found(actor(alice), 'uche'), [])
  })

  it('is the newest of both, page by page, each on one page', async () => {
    const many = Array.from({ length: 40 }, (_, n) => ({
      save: 'initiative' as const,
      row: initiative({
        id: `n${n}`,
        author: alice,
        submittedAt: `2026-12-01T08:${String(n - (n % 2)).padStart(2, '0')}:00.000Z`,
      }),
      ifVersion: 0,
    }))
    await ports.commit(...many)
    const page = (skip: number, count = 7) => findShareable(ports, actor(alice), '', { skip, count })
    const all: string[] = []
    for (let skip = 0; skip < 49; skip += 7)
      for (const one of await page(skip)) all.push(one.kind === 'post' ? one.post.id : one.initiative.id)
    assert.equal(all.length, 43)
    assert.equal(new Set(all).size, 43)
    assert.deepEqual(all.slice(0, 2), ['n38', 'n39'])
    assert.deepEqual(await page(500), [])
    assert.deepEqual(await page(1_000_000, 25), [])
  })

  it('reads eight words at most, of what is no sentence', () => {
    assert.deepEqual(searchWords("  L’Été, à l'école:\n(rendez-vous) "), ['l', 'ete', 'a', 'ecole', 'rendez', 'vous'])
    assert.equal(searchWords('a b c d e f g h i j').length, 8)
    assert.equal(searchWords('x'.repeat(100_000))[0]!.length, 40)
    assert.deepEqual([searchWords(7), searchWords("'\\ & | ! :* ")], [[], []])
  })
})
