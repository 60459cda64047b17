import assert from 'node:assert/strict'
import fc from 'fast-check'
import { endingOf, fileName, folderPath, numbered } from '../../../../src/core/domain/files/file-name.ts'
import { holds } from '../../../support/holds.ts'

describe('fileName', () => {
  it('changes as little as it can', () => {
    for (const [given, kept] of [
      ['Été à la plage.jpg', 'Été à la plage.jpg'],
      ['a/b\\c:d*e?f"g<h>i|j.png', 'a-b-c-d-e-f-g-h-i-j.png'],
      ['  photo.jpg. . ', 'photo.jpg'],
      ['...', 'fichier'],
      ['CON', '_CON'],
      ['a\ud800.jpg', 'a\ufffd.jpg'],
      ['~$plan.docx', '_plan.docx'],
      [`${'x'.repeat(300)}.jpeg`, `${'x'.repeat(115)}.jpeg`],
      ['facture\u202efdp.exe', 'facturefdp.exe'],
      ['pl\u200ban\u200f.pdf\u200e', 'plan.pdf'],
      ['. . .pdf', 'fichier.pdf'],
    ] as const)
      assert.equal(fileName(given), kept)
  })

  it('never gives what SharePoint refuses', () => {
    holds(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
        const name = fileName(text)
        assert.ok(name.length > 0 && name.length <= 120)
        assert.doesNotMatch(name, /["*:<>?/\\|\u0000-\u001f]|^\s|[\s.]$|^~\$/)
        assert.doesNotThrow(() => encodeURIComponent(name))
        assert.equal(fileName(name), name, 'given once more it stays the same')
      }),
    )
  })

  it('keeps the ending when it is cut or numbered, and another number is another name', () => {
    const long = fileName(`${'x'.repeat(300)}.jpeg`)
    const other = numbered(long, 2)
    assert.deepEqual(
      [other.length, endingOf(other), other === long, other.includes(' (2)')],
      [120, 'jpeg', false, true],
    )
    assert.equal(fileName(other), other)
    assert.equal(
      endingOf(fileName(`${'a'.repeat(116)}.exe${'x'.repeat(14)}`)),
      'exe',
      'what is stored is what is judged',
    )
    for (const [name, ending] of [
      ['a.PDF', 'pdf'],
      ['a', ''],
      ['.pdf', ''],
      ['a.pdf.exe', 'exe'],
      ['a.averylongending', ''],
    ] as const)
      assert.equal(endingOf(name), ending)
  })

  it('never leaves the library', () => {
    assert.deepEqual(folderPath('/../Propositions//./PROP-1/'), ['Propositions', 'PROP-1'])
  })
})
