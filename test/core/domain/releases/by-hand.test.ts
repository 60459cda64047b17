import assert from 'node:assert/strict'
import { declare, isAtNetwork, readPlace, undeclare } from '../../../../src/core/domain/releases/by-hand.ts'
import { releaseStates } from '../../../../src/core/domain/releases/release.ts'
import { byHandRelease } from '../../../fakes/by-hand.ts'

const camille = { id: 'camille', name: 'Camille' }
const claude = { id: 'claude', name: 'Claude' }
const at = '2026-11-27T09:00:00.000Z'
const later = '2026-11-27T10:00:00.000Z'
const link = 'https://www.instagram.com/p/abc/'

describe('what is put elsewhere by hand', () => {
  it('is declared by whoever put it there, with or without a link', () => {
    for (const said of [link, null]) {
      const done = declare(byHandRelease({}), camille, said, at)
      assert.ok(done.kind === 'declared')
      assert.deepEqual([done.release.state, done.release.declared], ['declared', { by: camille, link: said, at }])
    }
  })

  it('is moved by its own declarer, who keeps the first hour, and by nobody else', () => {
    const first = declare(byHandRelease({}), camille, null, at)
    assert.ok(first.kind === 'declared')
    const moved = declare(first.release, camille, link, later)
    assert.ok(moved.kind === 'declared')
    assert.deepEqual(moved.release.declared, { by: camille, link, at })
    assert.deepEqual(declare(first.release, claude, link, later), { kind: 'not-yours', by: camille })
    assert.deepEqual(undeclare(first.release, claude), { kind: 'not-yours', by: camille })
  })

  it('waits as before once that is taken back', () => {
    for (const held of [null, 'missed'] as const) {
      const release = byHandRelease({ state: held === null ? 'planned' : 'held', held })
      const done = declare(release, camille, link, at)
      assert.ok(done.kind === 'declared')
      const back = undeclare(done.release, camille)
      assert.ok(back.kind === 'declared')
      assert.deepEqual([back.release.state, back.release.held, back.release.declared], [release.state, held, null])
    }
  })

  it('waits no more where it shall be taken away, and waits with the new words where it shall be corrected', () => {
    const declared = { by: camille, link, at }
    const gone = byHandRelease({ state: 'declared', declared, pending: 'take-back' })
    assert.deepEqual(undeclare(gone, camille), { kind: 'over' })
    const back = undeclare(byHandRelease({ state: 'declared', declared, pending: 'correct' }), camille)
    assert.ok(back.kind === 'declared')
    assert.deepEqual([back.release.state, back.release.pending], ['planned', null])
  })

  it('is not declared in any other state', () => {
    for (const state of releaseStates) {
      const kind = declare(byHandRelease({ state }), camille, null, at).kind
      const able = state === 'planned' || state === 'held' || state === 'declared'
      assert.equal(kind, able ? 'declared' : 'over', state)
      assert.equal(undeclare(byHandRelease({ state }), camille).kind, 'over', state)
    }
  })

  it('has a link that is https and names nobody', () => {
    assert.equal(readPlace(''), '')
    assert.equal(readPlace(` ${link} `), link)
    assert.equal(readPlace('https://www.facebook.com/ville(1)'), 'https://www.facebook.com/ville%281%29')
    for (const wrong of [
      'http://www.instagram.com/p/abc',
      'javascript:alert(1)',
      'mailto:a@b.fr',
      'https://',
      'https://a b',
      'https://moi:secret@instagram.com/p/1',
      `https://instagram.com/${'a'.repeat(500)}`,
      'voilà',
    ])
      assert.equal(readPlace(wrong), null, wrong)
  })

  it('is known to lie at its network, or elsewhere', () => {
    assert.equal(isAtNetwork(link, 'instagram'), true)
    assert.equal(isAtNetwork('https://INSTAGRAM.com/p/1', 'instagram'), true)
    assert.equal(isAtNetwork('https://fr.linkedin.com/posts/1', 'linkedin'), true)
    assert.equal(isAtNetwork('https://notinstagram.com/p/1', 'instagram'), false)
    assert.equal(isAtNetwork('https://instagram.com.example.org/p/1', 'instagram'), false)
    assert.equal(isAtNetwork(link, 'facebook'), false)
  })
})
