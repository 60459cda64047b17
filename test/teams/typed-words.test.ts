import assert from 'node:assert/strict'
import { readTyped } from '../../src/teams/turn/typed-words.ts'
import { loadWords } from '../../src/words.ts'

const words = Object.values(loadWords())
const typed = (text: string) => readTyped(text, words)

describe('typed words', () => {
  it('knows a word whatever the accents, the case and the mention', () => {
    for (const text of ['à valider', 'A VALIDER', '<at>Mary</at> à valider', ' à  valider. '])
      assert.deepEqual(typed(text), { word: 'approve', reference: '', rest: '' }, text)
  })

  it('prefers the longer word', () => {
    assert.equal(typed('mes propositions')?.word, 'mine')
    assert.equal(typed('propositions')?.word, 'inbox')
    assert.equal(typed('retirer mon visa 42')?.word, 'withdrawVisa')
    assert.equal(typed('ne pas retenir 12 déjà paru')?.word, 'decline')
  })

  it('reads the reference and keeps the reason as it was typed', () => {
    assert.deepEqual(typed('Refuser 42 : la photo n’est pas libre'), { word: 'decideRefuse', reference: '42', rest: 'la photo n’est pas libre' })
    assert.deepEqual(typed('approuver PUB-2026-0042'), { word: 'decideApprove', reference: 'PUB-2026-0042', rest: '' })
    assert.deepEqual(typed('modifier 7 le titre'), { word: 'decideChanges', reference: '7', rest: 'le titre' })
  })

  it('takes a person after the words that are about one', () => {
    assert.deepEqual(typed('Déléguer diane.roux@ville.fr 24/12 02/01'), { word: 'delegate', reference: '', rest: 'diane.roux@ville.fr 24/12 02/01' })
    assert.equal(typed('mettre fin diane.roux@ville.fr')?.word, 'endDelegation')
    assert.equal(typed('déléguer ou ne pas déléguer'), null)
    assert.equal(typed('publications diane.roux@ville.fr'), null)
  })

  it('takes a sentence that only begins like a word for a sentence', () => {
    assert.equal(typed('proposer un café à toute l’équipe'), null)
    assert.equal(typed('retenir la salle pour mardi'), null)
    assert.equal(typed('Refuser n’est pas possible'), null)
  })
})
