import assert from 'node:assert/strict'
import { isReaction } from '../../../src/teams/turn/reaction.ts'
import { nearestWord, readTyped, spellingsOf } from '../../../src/teams/turn/typed-words.ts'
import { allWords } from '../../../src/teams/slices.ts'
import { loadWords } from '../../../src/words.ts'
import { hostileBits, hostileTexts } from '../../support/hostile.ts'
import { holdsNobodyUp } from '../../support/longest-hold.ts'

const spellings = spellingsOf(Object.values(loadWords()), allWords)
const meant = (text: string) => {
  const found = nearestWord(text, spellings)
  return found && [found.spelling, found.reference, found.rest].join('|')
}

describe('the nearest word', () => {
  it('is the one of which a letter slipped', () => {
    assert.equal(meant('porposer'), 'proposer||')
    assert.equal(meant('Propser !'), 'proposer||')
    assert.equal(meant('mes propisitions'), 'mes propositions||')
    assert.equal(meant('valider'), 'à valider||')
    assert.equal(meant('rédigr'), 'rédiger||')
    assert.equal(meant('ne pas reteni 12 : déjà paru'), 'ne pas retenir|12|déjà paru')
  })

  it('comes with the reference and the reason', () => {
    assert.equal(meant('aprouver 42 parfait pour moi'), 'approuver|42|parfait pour moi')
    assert.equal(meant('rfuser PUB-2026-0042, trop long'), 'refuser|PUB-2026-0042|trop long')
    assert.equal(meant('deleguer'), 'déléguer||')
    assert.equal(meant('delegeur diane.roux@ville.fr 24/12'), 'déléguer||diane.roux@ville.fr 24/12')
  })

  it('is none of a sentence, of another word, nor where two are as near', () => {
    for (const text of [
      'proposer un café à toute l’équipe',
      'une super idée pour la fête',
      'oui',
      'non',
      'mardi',
      'mairie',
      'x'.repeat(400),
      '',
      '42',
      `prposer ${'a'.repeat(90)}`,
    ])
      assert.equal(meant(text), null, text)
    const twins = [
      { word: 'take', spelling: 'prendre', folded: 'prendre', takes: 'reference' },
      { word: 'stop', spelling: 'pendre', folded: 'pendre', takes: 'reference' },
    ] as const
    assert.equal(nearestWord('prndre', twins), null)
  })

  it('is looked for in a moment', async () => {
    for (const bit of hostileBits)
      for (const text of hostileTexts(bit, 20_000))
        await holdsNobodyUp(JSON.stringify(bit), () => nearestWord(text, spellings))
  })

  it('is not asked for where somebody only nods', () => {
    for (const text of ['👍', ' 🙏🏽 ❤️', '👩‍🚒', '🇫🇷', ':-)', ';)']) assert.ok(isReaction(text), text)
    for (const text of ['', '1', 'ok', '👍 pour la fête', ':', '-)']) assert.ok(!isReaction(text), text)
    for (const text of ['ok 👍', 'OK!', "d'accord", 'C’est noté.', 'Super 😀'])
      assert.equal(readTyped(text, spellings)?.word, 'acknowledge', text)
    for (const text of ['Merci 🙏', 'un grand merci !']) assert.equal(readTyped(text, spellings)?.word, 'thanks', text)
  })
})
