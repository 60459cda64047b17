import assert from 'node:assert/strict'
import { editionChanges } from '../../../../src/core/domain/newspapers/edition-changes.ts'
import type { SealedEdition } from '../../../../src/core/domain/sealed-edition.ts'

/** « a1 b2 »: the ids of its articles, and the seal of each. */
const edition = (items: string, words = ''): SealedEdition => ({
  editionId: 'e',
  reference: 'TU-2026-11',
  production: 1,
  items: items.split(' ').flatMap(one => (one === '' ? [] : [{ id: one[0]!, postId: null, seal: one.slice(1) }])),
  words,
  files: { html: '1', pdf: '2', email: '3' },
  mailTo: ['agents@ville.example'],
})
const nothing = { added: 0, removed: 0, changed: 0, moved: 0, words: false, mailTo: false }

describe('what differs between two submissions of an edition', () => {
  for (const [before, present, differs] of [
    ['', '', {}],
    ['a1 b1 c1', 'a1 b1 c1', {}],
    ['a1 b1', 'a1 b1 c1 d1', { added: 2 }],
    ['a1 b1 c1', 'b1', { removed: 2 }],
    ['a1 b1', 'a2 b1', { changed: 1 }],
    ['a1 b1 c1 d1', 'd1 a1 b1 c1', { moved: 1 }],
    ['a1 b1 c1', 'c1 b1 a1', { moved: 2 }],
    ['a1 b1 c1 d1', 'c1 a2 d1 e1 f1', { added: 2, removed: 1, changed: 1, moved: 1 }],
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
