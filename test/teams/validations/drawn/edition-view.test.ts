import assert from 'node:assert/strict'
import type { SealedVersion } from '../../../../src/core/domain/posts/post.ts'
import type { SealedEdition } from '../../../../src/core/domain/sealed-edition.ts'
import { changedInEdition, editionView } from '../../../../src/teams/validations/drawn/edition-view.ts'
import { loadWords } from '../../../../src/words.ts'

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

  it('names the articles that were added, removed, changed or moved: four of each, cut', () => {
    const items = (...titles: string[]) => titles.map(title => ({ id: title, postId: null, title, seal: title }))
    const now = { ...items('Le pont')[0]!, seal: 'other', title: 'Le pont rouvre' }
    const many = items('Un', 'Deux', 'Trois', 'Quatre', 'x'.repeat(90))
    const before = version({ items: items('Le pont', 'La voirie') })
    assert.deepEqual(changedInEdition(before, version({ items: [now, ...many] }), words), [
      '5 articles ajoutés\u00a0: «\u00a0Un\u00a0», «\u00a0Deux\u00a0», «\u00a0Trois\u00a0», «\u00a0Quatre\u00a0»…',
      '1 article retiré\u00a0: «\u00a0La voirie\u00a0»',
      '1 article modifié\u00a0: «\u00a0Le pont rouvre\u00a0»',
    ])
    const untitled = version({ items: items('').concat(items('b')) })
    assert.deepEqual(changedInEdition(version({ items: items('b') }), untitled, words), [
      '1 article ajouté\u00a0: «\u00a0Sans titre\u00a0»',
    ])
  })
})
