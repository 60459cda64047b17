import assert from 'node:assert/strict'
import type { Broadcast } from '../../../../../src/core/domain/broadcasts/broadcast.ts'
import { checkSeal } from '../../../../../src/core/use-cases/broadcasts/sealed/check-seal.ts'
import type { Post } from '../../../../../src/core/domain/posts/post.ts'
import { computeSeal } from '../../../../../src/core/domain/seal.ts'
import type { Validation } from '../../../../../src/core/domain/validations/validation.ts'
import { createFakePorts, type FakePorts } from '../../../../fakes/ports.ts'
import { approved } from '../../../../fakes/walk.ts'

/** What of the row of a broadcast decides who gets which bytes: changed by hand in the database, nothing leaves. */
const carried: {
  [Part in 'rendered' | 'seal' | 'audience' | 'headCount' | 'mandatory' | 'expiresOn' | 'id' | 'postId']: (
    row: Broadcast,
  ) => Partial<Broadcast>[]
} = {
  rendered: ({ rendered }) =>
    [
      { ...rendered, card: `${rendered.card} ` },
      { ...rendered, summary: 'Autre' },
      { ...rendered, locale: 'en' as const },
    ].map(other => ({ rendered: other })),
  seal: () => [{ seal: 'x' }],
  audience: () => [{ audience: { kind: 'department', name: 'Voirie' } }],
  headCount: () => [{ headCount: 8 }],
  mandatory: ({ mandatory }) => [{ mandatory: !mandatory }],
  expiresOn: () => [{ expiresOn: '2026-12-24' }],
  id: () => [{ id: 'other' }],
  postId: () => [{ postId: 'other' }],
}

describe('checkSeal', () => {
  let ports: FakePorts
  let post: Post
  let validation: Validation
  let broadcast: Broadcast
  beforeEach(async () => {
    ports = createFakePorts()
    ;({ post, validation, broadcast } = await approved(ports))
  })
  const passes = () => checkSeal(ports, broadcast)

  it('lets through what was approved', async () => assert.equal(await passes(), true))

  for (const [part, changes] of Object.entries(carried))
    it(`lets nothing through whose ${part} was set in the database`, async () => {
      for (const change of changes(broadcast))
        assert.equal(await checkSeal(ports, { ...broadcast, ...change }), false, JSON.stringify(change))
    })

  it('lets nothing through whose kept version was rewritten, also where the broadcast still carries what was approved', async () => {
    const { rendered } = broadcast
    for (const change of [
      { slot: '2026-12-01T10:00:00.000Z' },
      { pictures: ['x'] },
      { rendered: { ...rendered, summary: 'Autre' } },
      { headCount: 8 },
      { mandatory: true },
      { sources: 'x' },
    ]) {
      ports.tamper('post', { ...post, sealed: post.sealed.map(version => ({ ...version, ...change })) })
      assert.equal(await passes(), false, JSON.stringify(change))
    }
    ports.tamper('post', { ...post, sealed: [] })
    assert.equal(await passes(), false)
  })

  it('lets nothing through for which a visa lacks, or that nobody vouched for as a whole', async () => {
    const [first, second] = validation.steps
    assert.ok(first && second)
    const without = (...steps: Validation['steps']): Validation => ({ ...validation, steps })
    for (const tampered of [
      without({ ...first, visas: [] }, second),
      without(first, { ...second, visas: [] }),
      without({ ...first, visas: first.visas.map(visa => ({ ...visa, kind: 'refuse' })) }, second),
      without({ ...first, facets: ['substance'] }, { ...second, facets: ['form'] }),
      without(),
      { ...validation, state: 'waiting' as const },
      { ...validation, state: 'void' as const },
      { ...validation, seal: 'x' },
    ]) {
      ports.tamper('validation', tampered)
      assert.equal(await passes(), false, JSON.stringify(tampered.steps))
    }
    ports.tamper('validation', validation)
    assert.equal(await passes(), true)
  })
  it('of what changes delivered cards lets through only what was sealed for the very cards of that post', async () => {
    const away: Broadcast = { ...broadcast, id: 'away', kind: 'take-back', targetId: broadcast.id }
    assert.equal(await checkSeal(ports, away), true)
    assert.equal(await checkSeal(ports, { ...away, targetId: null }), false)
    assert.equal(await checkSeal(ports, { ...away, targetId: 'nothing' }), false)
    // Another version of the post, that nobody approved: sealed all the same, as a draft that was submitted is.
    const words = { ...post.sealed[0]!, number: 2, rendered: { ...broadcast.rendered, summary: 'Autre' } }
    const seal = computeSeal(words)
    ports.tamper('post', { ...post, sealed: [...post.sealed, { ...words, seal }] })
    assert.equal(await checkSeal(ports, { ...away, seal, rendered: words.rendered }), false)
    ports.tamper('post', post)
    // A name was taken out of both: the cards of what the erasure left may go, those of other words may not.
    const keptAs = async (erased: { erasedAt: string; erasedSeal?: string }) => {
      ports.tamper('post', { ...post, sealed: [{ ...post.sealed[0]!, rendered: words.rendered, ...erased }] })
      return checkSeal(ports, { ...away, rendered: words.rendered })
    }
    const erasedAt = '2026-11-25T09:00:00.000Z'
    assert.deepEqual([await keptAs({ erasedAt, erasedSeal: seal }), await keptAs({ erasedAt })], [true, false])
    ports.tamper('post', post)
    const puts = async (change: Partial<Broadcast>) => {
      ports.tamper('broadcast', { ...broadcast, ...change })
      return checkSeal(ports, away)
    }
    assert.deepEqual(
      [await puts({ kind: 'correct', targetId: 'b0' }), await puts({ postId: 'other' }), await puts({})],
      [false, false, true],
    )
  })
})
