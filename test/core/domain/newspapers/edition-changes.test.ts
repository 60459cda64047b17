import assert from 'node:assert/strict'
import { editionChanges } from '../../../../src/core/domain/newspapers/edition-changes.ts'
import type { SealedEdition } from '../../../../src/core/domain/sealed-edition.ts'

/** « a1 b2 »: the ids of its articles, and the seal of each. */
const edition = (items: string, words = ''): SealedEdition => ({
  editionId: 'e',
  reference: 'TU-2026-11',
  production: 1,
  items: items
    .split(' ')
    .flatMap(one =>
      one === '' ? [] : [{ id: one[0]!, postId: null, title: one[0]!.toUpperCase(), seal: one.slice(1) }],
    ),
  words,
  files: { html: '1', pdf: '2', email: '3' },
  mailTo: ['agents@ville.example'],
})
const nothing = { added: [], removed: [], changed: [], moved: [], words: false, mailTo: false }

describe('what differs between two submissions of an edition', () => {
  for (const [before, present, differs] of [
    ['', '', {}],
    ['a1 b1 c1', 'a1 b1 c1', {}],
    ['a1 b1', 'a1 b1 c1 d1', { added: ['C', 'D'] }],
    ['a1 b1 c1', 'b1', { removed: ['A', 'C'] }],
    ['a1 b1', 'a2 b1', { changed: ['A'] }],
    ['a1 b1 c1 d1', 'd1 a1 b1 c1', { moved: ['D'] }],
    ['a1 b1 c1', 'c1 b1 a1', { moved: ['B', 'A'] }],
    ['a1 b1 c1 d1', 'c1 a2 d1 e1 f1', { added: ['E', 'F'], removed: ['B'], changed: ['A'], moved: ['A'] }],
  ] as const)
    it(`from « ${before} » to « ${present} »`, () => {
      assert.deepEqual(editionChanges(edition(before), edition(present)), { ...nothing, ...differs })
    })

  it('tells that others get it by e-mail', () => {
    assert.equal(editionChanges(edition('a1'), { ...edition('a1'), mailTo: [] }).mailTo, true)
  })

  it('tells that words were written that nobody vouched for', () => {
    assert.equal(editionChanges(edition('a1'), edition('a1', 'w')).words, true)
  })
})
