import assert from 'node:assert/strict'
import fc from 'fast-check'
import { fileName, folderPath } from '../../src/graph/files/file-name.ts'
import { holds } from '../support/holds.ts'

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
    ] as const) assert.equal(fileName(given), kept)
  })

  it('never gives what SharePoint refuses', () => {
    holds(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
      const name = fileName(text)
      assert.ok(name.length > 0 && name.length <= 120)
      assert.doesNotMatch(name, /["*:<>?/\\|\u0000-\u001f]|^\s|[\s.]$|^~\$/)
      assert.doesNotThrow(() => encodeURIComponent(name))
    }))
  })

  it('never leaves the library', () => {
    assert.deepEqual(folderPath('/../Propositions//./PROP-1/'), ['Propositions', 'PROP-1'])
  })
})
