import assert from 'node:assert/strict'
import { textFinder } from '../../src/postgres/personal/text-finder.ts'
import { roomFor } from '../../src/postgres/personal/walk-texts.ts'
import { chanceOf, seedOfTest } from '../support/chance.ts'

/** Each way is one word that is enough. */
const eachAlone = (people: string[][]) => people.map(ways => ways.map(way => [way]))

describe('many people looked for in one walk along a text', () => {
  const cases: [what: string, sought: string[][], text: string, found: number[]][] = [
    ['nobody', [['marc'], ['paul']], 'rien', []],
    ['nobody among nobody', [], 'marc', []],
    ['nobody whose name is empty', [[''], ['paul']], 'marc', []],
    ['one, at the end', [['marc'], ['paul']], 'vu par Paul', [1]],
    ['one by any of their ways', [['marc dupont', 'dupont marc']], 'DUPONT MARC', [0]],
    ['one once', [['marc']], 'marc marc marc', [0]],
    ['two whose names are the same', [['rose'], ['rose']], 'rose', [0, 1]],
    ['one within the name of another', [['anne-marie'], ['marie']], 'Anne-Marie', [0, 1]],
    ['one who begins in the middle of a name that was not theirs', [['marmara'], ['mara']], 'marmamara', [1]],
    ['one who begins where another one broke off', [['abcd'], ['bc']], 'abcx', [1]],
    ['one three ends further', [['aaab'], ['ab'], ['b']], 'aaaab', [0, 1, 2]],
    ['one in any case, with accents and without', [['Élise'], ['elise'], ['élisa']], 'ÉLISE', [0, 1]],
    ['one whose accents stand behind their letters', [['élise']], 'e\u0301lise', [0]],
    ['one whose accents are written as in an address', [['élise']], '?q=%C3%89lise', [0]],
    ['signs of two units', [['😀 léa']], 'voilà 😀 Léa', [0]],
  ]
  for (const [what, sought, text, found] of cases)
    it(`finds ${what}`, () => assert.deepEqual(textFinder(eachAlone(sought))(text).toSorted(), found))

  it('finds whoever has all words of a name, wherever they stand, and nobody of whom one is missing', () => {
    const find = textFinder([[['marc', 'dupont']], [['marc', 'durand'], ['29:x']], [[]]])
    assert.deepEqual(find('Dupont, **Marc**'), [0])
    assert.deepEqual(find('Marc'), [])
    assert.deepEqual(find('DURAND (marc) et Dupont'), [0, 1])
    assert.deepEqual(find('29:X'), [1])
  })

  it('finds what looking for each by itself does, in ten thousand texts of few letters', () => {
    const random = chanceOf(seedOfTest())
    const word = (most: number): string =>
      Array.from({ length: 1 + Math.floor(random() * most) }, () => 'abC'[Math.floor(random() * 3)]).join('')
    for (let round = 0; round < 100; round++) {
      const sought = Array.from({ length: 8 }, () => [word(4), word(6)])
      const find = textFinder(eachAlone(sought))
      for (let n = 0; n < 100; n++) {
        const text = word(12)
        const expected = sought.flatMap((ways, at) =>
          ways.some(way => text.toLowerCase().includes(way.toLowerCase())) ? [at] : [],
        )
        assert.deepEqual(find(text).toSorted(), expected, JSON.stringify([sought, text]))
      }
    }
  })

  const rooms: [now: number, lengths: number[], next: number][] = [
    [64, [], 256],
    [4_096, Array<number>(4_096).fill(10), 4_096],
    [64, Array<number>(64).fill(8_192), 32],
    [64, Array<number>(64).fill(4_096), 64],
    [8, Array<number>(8).fill(1_000_000), 1],
  ]
  for (const [now, lengths, next] of rooms)
    it(`after ${now} rows of ${lengths[0] ?? 0} signs asks for ${next}`, () =>
      assert.equal(
        roomFor(
          now,
          lengths.map(length => ({ said: 'x'.repeat(length) })),
        ),
        next,
      ))
})
