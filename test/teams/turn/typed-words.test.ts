import assert from 'node:assert/strict'
import { readEditionLine } from '../../../src/teams/turn/edition-line.ts'
import { readTyped, spellingsOf } from '../../../src/teams/turn/typed-words.ts'
import { holdsNobodyUp } from '../../support/longest-hold.ts'
import { allWords } from '../../../src/teams/slices.ts'
import { loadWords } from '../../../src/words.ts'

const spellings = spellingsOf(Object.values(loadWords()), allWords)
const typed = (text: string) => readTyped(text, spellings)

describe('typed words', () => {
  it('take a number as people write it, and a colon behind the word', () => {
    for (const text of [
      'PARTICIPER N°1',
      'participer n° 1',
      'participer numéro 1',
      'participer : 1',
      'participer: n°1',
      'participer au 1',
      'participer à l’événement n° 1 !',
      'je viens au 1',
    ])
      assert.deepEqual(typed(text), { word: 'join', reference: '1', rest: text.endsWith('!') ? '!' : '' }, text)
    assert.deepEqual(typed('participer au 1 avec 2'), { word: 'join', reference: '1', rest: 'avec 2' })
    assert.deepEqual(typed('ne pas participer au n°1'), { word: 'leave', reference: '1', rest: '' })
    assert.deepEqual(typed('Présent: DOMINO'), { word: 'attend', reference: '', rest: 'DOMINO' })
    assert.deepEqual(typed('refuser n° 42 : trop long'), { word: 'decideRefuse', reference: '42', rest: 'trop long' })
    for (const text of ['participer au 12 décembre', 'je viens à 14 h', 'refuser le 12', 'proposer : un atelier'])
      assert.equal(typed(text), null, text)
  })

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
    assert.deepEqual(typed('Refuser 42 : la photo n’est pas libre'), {
      word: 'decideRefuse',
      reference: '42',
      rest: 'la photo n’est pas libre',
    })
    assert.deepEqual(typed('approuver PUB-2026-0042'), { word: 'decideApprove', reference: 'PUB-2026-0042', rest: '' })
    assert.deepEqual(typed('modifier 7 le titre'), { word: 'decideChanges', reference: '7', rest: 'le titre' })
  })

  it('knows a newspaper that is named after what shall be done with it', () => {
    assert.deepEqual(typed('modifier journal TU'), { word: 'editNewspaper', reference: '', rest: 'TU' })
    assert.equal(typed('modifier le journal de bord de la piscine'), null)
    assert.deepEqual(readEditionLine('TU jour hier'), { of: 'TU', act: 'day', rest: 'hier' })
    for (const text of ['mes sites', 'My sites', 'mes affiches']) assert.equal(typed(text)?.word, 'mySites', text)
  })

  it('is not read where the line goes on without a space', () => {
    for (const text of ['approuver42', 'approuver,42', 'aidez', 'propositions42']) assert.equal(typed(text), null, text)
  })

  it('takes a person after the words that are about one', () => {
    assert.deepEqual(typed('Déléguer diane.roux@ville.fr 24/12 02/01'), {
      word: 'delegate',
      reference: '',
      rest: 'diane.roux@ville.fr 24/12 02/01',
    })
    assert.equal(typed('mettre fin diane.roux@ville.fr')?.word, 'endDelegation')
    assert.equal(typed('déléguer ou ne pas déléguer'), null)
    assert.equal(typed('publications diane.roux@ville.fr'), null)
  })

  it('takes a sentence that only begins like a word for a sentence', () => {
    assert.equal(typed('proposer un café à toute l’équipe'), null)
    assert.equal(typed('retenir la salle pour mardi'), null)
    assert.equal(typed('Refuser n’est pas possible'), null)
  })

  it('finds where a word ends in a line as it was typed', () => {
    assert.deepEqual(typed('a\u0300  VALIDER !'), { word: 'approve', reference: '', rest: '' })
    assert.deepEqual(typed('de\u0301le\u0301guer\u00a0Diane@Ville.fr 24/12'), {
      word: 'delegate',
      reference: '',
      rest: 'Diane@Ville.fr 24/12',
    })
    assert.deepEqual(typed('<at>Mary – Com’</at> REPO\u0302NDRE 7: oui'), {
      word: 'answer',
      reference: '7',
      rest: 'oui',
    })
    assert.deepEqual(typed('merci 🙏🏽 !!'), { word: 'thanks', reference: '', rest: '' })
    assert.equal(typed('<at>Mary aide'), null)
    assert.equal(typed('aidez'), null)
  })

  it('reads a line of any kind in linear time', async () => {
    const lines = [
      `a${'\u0301'.repeat(6_000)}pprouver 42`,
      `a${'!'.repeat(20_000)}x`,
      '<at'.repeat(40_000),
      `${'.'.repeat(60_000)}x`,
      '<at>'.repeat(30_000),
      'proposer '.repeat(12_000),
      ` ${'\u00a0'.repeat(100_000)}x`,
    ]
    for (const line of lines) await holdsNobodyUp(line.slice(0, 20), () => typed(line))
  })
})
