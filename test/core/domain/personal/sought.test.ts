import assert from 'node:assert/strict'
import {
  isWholeName,
  lastNames,
  neededWords,
  patternOf,
  soughtBy,
} from '../../../../src/core/domain/personal/sought.ts'
import { withoutPerson } from '../../../../src/core/domain/personal/without-person.ts'
import { cpuMs } from '../../../support/cpu-ms.ts'

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
    ['Jean-Rose Martin, Rose Martin-Petit', 'Jean-Rose Martin, Rose Martin-Petit'],
    ['Rose\u0301 Martin, Rosé MARTIN', 'personne effacée, personne effacée'],
    [
      '**Rose** Martin et Rose **Martin**, **Rose Martin**',
      'personne effacée et personne effacée, **personne effacée**',
    ],
    ['**avec Rose** Martin, Rose **Martin et lui**', '**avec personne effacée**, **personne effacée et lui**'],
    ['Rose\nMartin, Rose\\nMartin, Rose\\\\nMartin', 'personne effacée, personne effacée, personne effacée'],
    ['Bonjour,\\nRose Martin', 'Bonjour,\\npersonne effacée'],
    [
      'rose-martin_2.jpg, MARTIN_Rose.pdf, rose%20martin',
      'personne effacée_2.jpg, personne effacée.pdf, personne effacée',
    ],
    ['?q=Bonjour%20Rose%20Martin, ?q=Rose+Martin', '?q=Bonjour%20personne effacée, ?q=personne effacée'],
    [
      '%C3%88ve%20O%27Neil, Eve O%E2%80%99Neil, E%CC%80ve O’Neil',
      'personne effacée, personne effacée, personne effacée',
    ],
    ['<b>Rose</b>&nbsp;Martin, Rose<br>Martin', '<b>personne effacée, personne effacée'],
    ['EVE O’NEIL, Eve O’Neil', 'personne effacée, personne effacée'],
    ['rose.martin@ailleurs.fr', 'rose.martin@ailleurs.fr'],
    ['rose\\@ville\\.fr, rose%40ville.fr', 'personne effacée, personne effacée'],
    ['Une rose. Martin la cueille', 'Une rose. Martin la cueille'],
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

  it('takes signs of patterns as they were typed, and each name in linear time', async () => {
    const odd = soughtBy(id, [], ['Rose (.*) Martin', 'Rose $& Martin', 'Ana \\ "Le" Grand'])
    for (const name of odd.names) {
      const [kept, gone] = [{ text: 'Rose Martin, Ana Grand' }, { text: `avec ${name}.` }]
      assert.equal(withoutPerson(kept, odd, standIn), kept, name)
      assert.deepEqual(withoutPerson(gone, odd, standIn), { text: 'avec personne effacée.' }, name)
    }
    const inside = { json: JSON.stringify({ said: JSON.stringify('Ana \\ "Le" Grand') }) }
    assert.match(withoutPerson(inside, odd, standIn).json, /personne effacée/)
    const many = { text: 'Rose '.repeat(100_000) }
    const named = soughtBy(id, [], ['Rose '.repeat(20).trim()])
    assert.ok((await cpuMs(() => withoutPerson(many, named, standIn))) < 2_000)
  })

  it('leaves a namesake who stands there with an id of their own, and whom somebody knows as a person', () => {
    const row = { by: { id: namesakeId, name: 'Rose Martin' }, list: { id: 'f'.repeat(36), name: 'Rose Martin' } }
    assert.deepEqual(
      withoutPerson(row, sought, standIn, one => one === namesakeId),
      {
        ...row,
        list: { ...row.list, name: standIn.name },
      },
    )
  })

  const titled: [text: string, becomes: string][] = [
    ['Mme Martin, M. MARTIN et Madame martin', 'personne effacée, personne effacée et personne effacée'],
    ['Mme **Martin**', 'personne effacée'],
    ['Mme Martinet, madame et Martin, film Martin', 'Mme Martinet, madame et Martin, film Martin'],
  ]
  for (const [text, becomes] of titled)
    it(`« ${text} » becomes « ${becomes} » where nobody else is called so`, () => {
      assert.deepEqual(withoutPerson({ text }, { ...sought, titled: ['Martin'] }, standIn), { text: becomes })
      assert.deepEqual(withoutPerson({ text }, { ...sought }, standIn), { text })
    })

  it('knows the last name of whoever is called so, in capitals or behind the first one', () => {
    assert.deepEqual(lastNames(['Rose Martin', 'LE GOFF Anna', 'Zoé D’ARC', 'ALI BEN', 'rose@ville.fr', 'Rose']), [
      'Martin',
      'LE GOFF',
      'D’ARC',
      'BEN',
    ])
  })

  it('leaves nothing of the longer of two names that begin alike, whichever was known first', () => {
    const both = ['Rose Martin', 'Rose Martin Durand']
    for (const known of [both, both.toReversed()])
      assert.equal('Rose Martin Durand dit'.replaceAll(patternOf(soughtBy(id, [], known)), 'X'), 'X dit')
  })

  it('asks of a row nothing that one which names them may lack', () => {
    const people = soughtBy(id, ['29:x'], ['Noël Lœuillet-D’Arc', 'rose@ville.fr'], ['Lœuillet'])
    assert.deepEqual(neededWords(people), [
      [id],
      ['29:x'],
      ['n', 'l', 'uillet', 'd', 'arc'],
      ['rose', 'ville', 'fr'],
      ['l', 'uillet'],
    ])
    assert.ok(patternOf(people).test('NOEL LOEUILLET D’ARC'))
  })
})
