import assert from 'node:assert/strict'
import type { SealedVersion } from '../../../src/core/domain/posts/post.ts'
import type { SealedEdition } from '../../../src/core/domain/sealed-edition.ts'
import { changedInEdition, editionView } from '../../../src/teams/validations/edition-view.ts'
import { loadWords } from '../../../src/words.ts'

const words = loadWords().fr
const edition: SealedEdition = {
  editionId: 'e',
  reference: 'TU-2026-11',
  production: 1,
  items: [],
  words: '',
  files: { html: 'h', pdf: 'p', email: 'e' },
  mailTo: ['agents@ville.example', 'elus_1@ville.example'],
}
const version = (change: Partial<SealedEdition> = {}) => ({ edition: { ...edition, ...change } }) as SealedVersion
const look = { words } as Parameters<typeof editionView>[1]

describe('an edition before whoever approves it', () => {
  it('says which lists get it by e-mail', () => {
    assert.equal(
      editionView(version(), look).editionMail,
      'Par e-mail aussi, à\u00a0: agents@ville.example, elus\\_1@ville.example',
    )
    assert.equal(editionView(version({ mailTo: [] }), look).editionMail, '')
  })

  it('says that others get it than before', () => {
    assert.deepEqual(changedInEdition(version(), version({ mailTo: ['tous@ville.example'] }), words), [
      'Les adresses qui reçoivent le numéro par e-mail ont changé.',
    ])
  })
})
