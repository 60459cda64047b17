import assert from 'node:assert/strict'
import { erasedPost, resealedEntries, wrongVersions } from '../../../../src/core/domain/personal/erased-post.ts'
import { withoutPerson } from '../../../../src/core/domain/personal/without-person.ts'
import type { Post, SealedVersion } from '../../../../src/core/domain/posts/post.ts'
import { computeSeal, isAsSealed } from '../../../../src/core/domain/seal.ts'
import { post } from '../../../postgres/rows.ts'

const at = '2026-11-25T09:00:00.000Z'
const later = '2026-12-01T09:00:00.000Z'
const marc = { id: '4d617263-2044-4750-826f-6e7400000000', name: 'Marc Dupont' }
const rose = { id: '4d617263-2044-4750-826f-6e7400000001', name: 'Rose Martin' }
const standIn = { id: '00000000-0000-4000-8000-00000000000e', name: 'personne effacée' }

const version = (card: string, change: Partial<SealedVersion> = {}): SealedVersion => {
  const words = {
    rendered: { locale: 'fr' as const, summary: 'Le pont rouvre', card },
    pictures: [],
    audience: { kind: 'everyone' as const },
    headCount: 9,
    slot: null,
    mandatory: false,
    expiresOn: null,
    correctionOf: null,
  }
  return { ...words, number: 1, seal: computeSeal(words), at, by: rose, ...change }
}
const reworded = (of: SealedVersion, card: string): SealedVersion => ({ ...of, rendered: { ...of.rendered, card } })
const erased = (before: Post, { id, name } = marc, on = at): Post =>
  erasedPost(before, withoutPerson(before, { person: id, ids: [id], names: [name] }, standIn), on)
const first = (of: Post): SealedVersion => of.sealed[0]!
const named = version('Marc Dupont ouvre le pont')
const gone = first(erased(post({ sealed: [named] })))

describe('a sealed version out of which an erasure took a name', () => {
  it('counts as it was left, with the seal of that, which the journal gets without any name', () => {
    const before = post({ sealed: [version('Le pont'), { ...named, number: 2 }] })
    const after = erased(before)
    assert.equal(after.sealed[0], before.sealed[0], 'nobody was named: nothing is written')
    const [, { rendered, seal, erasedAt, erasedSeal }] = after.sealed as [SealedVersion, SealedVersion]
    assert.equal(rendered.card, 'personne effacée ouvre le pont')
    assert.deepEqual([seal, erasedAt, erasedSeal], [named.seal, at, computeSeal(after.sealed[1]!)])
    assert.deepEqual(resealedEntries(before, after), [
      { verb: 'erasure.resealed', actor: null, subject: after.reference, seal: erasedSeal, details: { version: 2 } },
    ])
  })

  const rows: [what: string, version: SealedVersion, isAsSealed: boolean][] = [
    ['what makes its seal', named, true],
    ['what an erasure left', gone, true],
    ['what was rewritten', reworded(named, 'Le pont ferme'), false],
    ['what was rewritten after an erasure', reworded(gone, 'Le pont ferme'), false],
    ['other people than an erasure left', { ...gone, headCount: 10 }, false],
    ['other words with `erasedAt` set by hand', { ...reworded(named, 'Le pont ferme'), erasedAt: at }, false],
    ['what made its seal, with `erasedAt` set by hand', { ...named, erasedAt: at }, true],
    [
      'the seal of what remained of another version',
      { ...reworded(named, 'Le pont ferme'), erasedAt: at, erasedSeal: gone.erasedSeal! },
      false,
    ],
  ]
  for (const [what, given, expected] of rows)
    it(`${expected ? 'is' : 'is not'} as sealed: ${what}`, () => assert.equal(isAsSealed(given), expected))

  const laundered: [what: string, before: SealedVersion][] = [
    ['was rewritten', reworded(named, 'Marc Dupont ferme le pont')],
    ['says `erasedAt` by hand', { ...reworded(named, 'Marc Dupont ferme le pont'), erasedAt: at }],
    ['was rewritten after an erasure', reworded(gone, 'Marc Dupont ferme le pont')],
  ]
  for (const [what, before] of laundered)
    it(`gets no seal where it did not make its own before: it ${what}`, () => {
      const after = erased(post({ sealed: [before] }), marc, later)
      const { rendered, erasedAt, erasedSeal } = first(after)
      assert.equal(rendered.card, 'personne effacée ferme le pont', 'the name goes all the same')
      assert.deepEqual([erasedAt, erasedSeal], [before.erasedAt, before.erasedSeal])
      assert.equal(isAsSealed(first(after)), false)
      assert.deepEqual(resealedEntries(post({ sealed: [before] }), after), [])
    })

  it('of a second person has the seal of what remains then, and says since the first', () => {
    const once = erased(post({ sealed: [version('Marc Dupont et Rose Martin')] }))
    const twice = erased(once, rose, later)
    assert.equal(first(twice).rendered.card, 'personne effacée et personne effacée')
    assert.equal(first(twice).erasedAt, at)
    assert.notEqual(first(twice).erasedSeal, first(once).erasedSeal)
    assert.equal(isAsSealed(first(twice)), true)
    assert.deepEqual(
      resealedEntries(once, twice).map(({ seal }) => seal),
      [first(twice).erasedSeal],
    )
    assert.deepEqual(resealedEntries(twice, twice), [])
  })

  it('that names them in what no seal covers is as it was', () => {
    const before = version('Le pont', { by: marc })
    const after = erased(post({ sealed: [before] }))
    assert.deepEqual([first(after).by, first(after).erasedAt, first(after).erasedSeal], [standIn, undefined, undefined])
    assert.equal(isAsSealed(first(after)), true)
  })

  const seal = gone.erasedSeal!
  const found: [what: string, version: SealedVersion, told: string[], why: string[]][] = [
    ['what an erasure left, and the journal tells', gone, [seal], []],
    ['what no erasure touched', named, [], []],
    ['what the journal does not tell', gone, ['another'], ['untold']],
    ['other words', reworded(gone, 'Le pont ferme'), [seal], ['altered']],
    ['other words with a seal made for them', reworded({ ...gone }, 'Le pont ferme'), [], ['altered']],
    ['`erasedAt` by hand on other words', { ...reworded(named, 'Le pont ferme'), erasedAt: at }, [], ['altered']],
    ['a seal of its own making', { ...gone, ...forged('Le pont ferme') }, [seal], ['untold']],
  ]
  for (const [what, given, told, why] of found)
    it(`is ${why[0] ?? 'not'} found by whoever verifies: ${what}`, () =>
      assert.deepEqual(
        wrongVersions(post({ sealed: [given] }), new Set(told)).map(one => one.why),
        why,
      ))
})

/** Words and the seal that they make: only the journal knows that no erasure left them. */
function forged(card: string): Partial<SealedVersion> {
  const words = reworded(gone, card)
  return { ...words, erasedSeal: computeSeal(words) }
}
