import assert from 'node:assert/strict'
import { readCharter, writtenCharter } from '../../../../src/core/domain/charter/read-charter.ts'

const good = {
  colours: 'Bleu nuit : #14213D\n\n Vert Loire=#2a7f62',
  pairs: 'vert loire + BLEU NUIT',
  words: 'Ville de Montreval : mairie de Montreval,  commune de Montreval',
}

describe('the form of the charter', () => {
  it('is read line by line, and written back as it is read', () => {
    const { draft, errors } = readCharter(good)
    assert.deepEqual(errors, {})
    assert.deepEqual(draft, {
      colours: [
        { name: 'Bleu nuit', hex: '#14213d' },
        { name: 'Vert Loire', hex: '#2a7f62' },
      ],
      pairs: [{ one: 'Vert Loire', other: 'Bleu nuit' }],
      words: [{ write: 'Ville de Montreval', instead: ['mairie de Montreval', 'commune de Montreval'] }],
    })
    assert.deepEqual(readCharter(writtenCharter(draft)), { draft, errors: {} })
    assert.deepEqual(readCharter({}).draft, { colours: [], pairs: [], words: [] })
  })

  const lines = (n: number, line: (at: number) => string) => Array.from({ length: n }, (_, at) => line(at)).join('\n')
  const table: [string, Record<string, unknown>, Record<string, string>][] = [
    ['a colour without its hex', { colours: 'Bleu : bleu' }, { colours: 'charter-colour:Bleu : bleu' }],
    ['a short hex', { colours: 'Bleu : #abc' }, { colours: 'charter-colour:Bleu : #abc' }],
    ['a name with a plus', { colours: 'A + B : #aabbcc' }, { colours: 'charter-colour:A + B : #aabbcc' }],
    ['a name twice', { colours: 'Bleu : #000001\nBLEU : #000002' }, { colours: 'charter-twice:BLEU : #000002' }],
    ['a pair of one that is not there', { pairs: 'Bleu nuit + Rose' }, { pairs: 'charter-pair:Bleu nuit + Rose' }],
    ['a colour with itself', { pairs: 'Bleu nuit + Bleu nuit' }, { pairs: 'charter-pair:Bleu nuit + Bleu nuit' }],
    [
      'three colours',
      { pairs: 'Bleu nuit + Vert Loire + Bleu nuit' },
      { pairs: 'charter-pair:Bleu nuit + Vert Loire + Bleu nuit' },
    ],
    [
      'a pair twice',
      { pairs: 'Bleu nuit + Vert Loire\nVert Loire + Bleu nuit' },
      { pairs: 'charter-twice:Vert Loire + Bleu nuit' },
    ],
    ['a word without what to avoid', { words: 'Ville' }, { words: 'charter-word:Ville' }],
    ['nothing to avoid', { words: 'Ville : ,' }, { words: 'charter-word:Ville : ,' }],
    ['nothing to write', { words: ': mairie' }, { words: 'charter-word:: mairie' }],
    ['a word for itself', { words: 'Ville : ville' }, { words: 'charter-itself:Ville : ville' }],
    ['a word twice', { words: 'Ville : a\nville : b' }, { words: 'charter-twice:ville : b' }],
    ['a word too long', { words: `${'a'.repeat(81)} : b` }, { words: `charter-long:${'a'.repeat(80)}` }],
    ['too many colours', { colours: lines(25, at => `C${at} : #000000`) }, { colours: 'too-many' }],
    ['a text too long', { words: 'a'.repeat(4001) }, { words: 'too-long' }],
  ]
  for (const [what, fields, errors] of table)
    it(`refuses ${what}`, () => assert.deepEqual(readCharter({ ...good, ...fields }).errors, errors))

  it('reads what is no text as nothing', () => {
    assert.deepEqual(readCharter({ colours: 3, pairs: null, words: ['a'] }).errors, {})
  })
})
