import assert from 'node:assert/strict'
import { isWholeName, patternOf, soughtBy, spellingsOf } from '../../../../src/core/domain/personal/sought.ts'
import { withoutPerson } from '../../../../src/core/domain/personal/without-person.ts'

const id = '4d617263-2044-4750-826f-6e7400000000'
const namesakeId = '50617573-206c-4566-8465-767265000001'
const standIn = { id: '00000000-0000-4000-8000-00000000000e', name: 'personne effacée' }

describe('by which names a person is looked for', () => {
  const names: [name: string, isWhole: boolean][] = [
    ['Rose Martin', true],
    ['Martin Rose', true],
    ['rose.martin@ville.fr', true],
    ['Anne-Marie O’Neil', true],
    ['Rose', false],
    ['Martin', false],
    ['mairie', false],
    ['a Martin', false],
    ['R. Martin', false],
    ['@ville.fr', false],
    ['rose@', false],
    ['', false],
    ['   ', false],
    ['.* .*', false],
    ['42 17', false],
  ]
  for (const [name, expected] of names)
    it(`« ${name} » ${expected ? 'means somebody' : 'may be anybody’s, or a word'}`, () =>
      assert.equal(isWholeName(name), expected))

  it('of whatever stands beside their id: names that could be anybody’s are left out', () => {
    const sought = soughtBy(id.toUpperCase(), ['29:x', '29:teams'], ['Rose', ' Rose Martin ', 'Rose Martin', 'Martin'])
    assert.deepEqual(sought.names, ['Rose Martin'])
    assert.deepEqual(sought.ids, [id, '29:x', '29:teams'])
    assert.deepEqual(soughtBy(id, ['29:'], []).ids, [id], 'three signs stand in half of all texts')
  })

  const texts: [text: string, becomes: string][] = [
    ['Rose Martin ouvre le pont', 'personne effacée ouvre le pont'],
    ['ROSE MARTIN, Martin Rose et MARTIN Rose', 'personne effacée, personne effacée et personne effacée'],
    ['Rose Martinet et Primrose Martin', 'Rose Martinet et Primrose Martin'],
    ['Rose\u00a0Martin', 'personne effacée'],
    ['Rose et Martin', 'Rose et Martin'],
    [
      'Jean-Rose Martin, Rose Martin-Petit et Rose\u0301 Martin',
      'Jean-Rose Martin, Rose Martin-Petit et Rose\u0301 Martin',
    ],
    ['l’ex-Rose Martin, Rose Martin-là', 'l’ex-personne effacée, personne effacée-là'],
    ["d’Anna D’Arc, d'ANNA D'ARC", "d’personne effacée, d'personne effacée"],
    ["Ève O'Neil", 'personne effacée'],
    ['à rose@ville.fr.', 'à personne effacée.'],
    ['à jean.rose@ville.fr, rose@ville.fr.example', 'à jean.rose@ville.fr, rose@ville.fr.example'],
    [`vu par ${id.toUpperCase()}`, `vu par ${standIn.id}`],
  ]
  const sought = soughtBy(id, [], ['Rose Martin', "Anna D'Arc", 'Ève O’Neil', 'rose@ville.fr'])
  for (const [text, becomes] of texts)
    it(`« ${text} » becomes « ${becomes} »`, () =>
      assert.deepEqual(withoutPerson({ text }, sought, standIn), { text: becomes }))

  it('takes signs of patterns as they were typed, and each name in linear time', () => {
    const odd = soughtBy(id, [], ['Rose (.*) Martin', 'Rose $& Martin', 'Ana \\ "Le" Grand'])
    for (const name of odd.names) {
      const [kept, gone] = [{ text: 'Rose Martin, Ana Grand' }, { text: `avec ${name}.` }]
      assert.equal(withoutPerson(kept, odd, standIn), kept, name)
      assert.deepEqual(withoutPerson(gone, odd, standIn), { text: 'avec personne effacée.' }, name)
    }
    const inside = { json: JSON.stringify({ said: JSON.stringify('Ana \\ "Le" Grand') }) }
    assert.match(withoutPerson(inside, odd, standIn).json, /personne effacée/)
    const began = performance.now()
    withoutPerson({ text: 'Rose '.repeat(100_000) }, soughtBy(id, [], ['Rose '.repeat(20).trim()]), standIn)
    assert.ok(performance.now() - began < 2_000)
  })

  it('leaves a namesake who stands there with an id of their own', () => {
    const row = { by: { id: namesakeId, name: 'Rose Martin' }, to: { id, name: 'R. Martin' }, [id]: 'Rose Martin' }
    assert.deepEqual(withoutPerson(row, sought, standIn), {
      by: { id: namesakeId, name: 'Rose Martin' },
      to: standIn,
      [standIn.id]: standIn.name,
    })
  })

  it('is asked of the database in every way in which a pattern finds it', () => {
    const spelled = spellingsOf(soughtBy(id, [], ['Rose Martin']))
    for (const way of [id, id.toUpperCase(), 'Rose Martin', 'Martin Rose', 'ROSE MARTIN', 'MARTIN Rose', 'Rose MARTIN'])
      assert.ok(spelled.includes(way), way)
    assert.ok(patternOf(sought).test('martin rose'))
  })
})
