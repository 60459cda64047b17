import assert from 'node:assert/strict'
import { contradicts, endingFor, fileKind } from '../../../../src/core/domain/files/file-kind.ts'

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1')

describe('kinds of files', () => {
  it('are documents, pictures and videos; everything else is left aside', () => {
    for (const name of ['a.pdf', 'b.DOCX', 'c.odt', 'd.xlsx', 'e.csv', 'f.JPG', 'g.heic', 'h.mp4', 'i.mov', 'j.webm'])
      assert.ok(fileKind(name), name)
    for (const name of [
      'a',
      '.pdf',
      'a.exe',
      'a.html',
      'a.svg',
      'a.docm',
      'a.xlsm',
      'a.pptm',
      'a.iqy',
      'a.settingcontent-ms',
      'a.zip',
      'a.js',
      'a.pdf.exe',
      'a.constructor',
      'a.__proto__',
    ])
      assert.equal(fileKind(name), null, name)
  })

  it('are found by a content type where a name says nothing', () => {
    assert.deepEqual(['application/pdf', 'image/JPEG', 'image/jpg', 'text/html', 'image/svg+xml', ''].map(endingFor), [
      'pdf',
      'jpg',
      'jpg',
      '',
      '',
      '',
    ])
  })

  it('are contradicted by bytes of another kind', () => {
    const right: [string, string][] = [
      ['a.pdf', '%PDF-1.7'],
      ['a.pdf', '\n\n%PDF-1.4'],
      ['a.docx', 'PK\x03\x04'],
      ['a.docx', '\xd0\xcf\x11\xe0'],
      ['a.xls', '\xd0\xcf\x11\xe0'],
      ['a.jpg', '\xff\xd8\xff\xe0'],
      ['a.png', '\x89PNG\r\n'],
      ['a.gif', 'GIF89a'],
      ['a.webp', 'RIFF1234WEBP'],
      ['a.heic', '\0\0\0\x18ftypheic'],
      ['a.mp4', '\0\0\0\x20ftypisom'],
      ['a.mov', '\0\0\0\x08wide'],
      ['a.tif', 'II*\0'],
      ['a.txt', 'Bonjour'],
      ['a.csv', '\xef\xbb\xbfnom;adresse'],
      ['a.csv', '\xff\xfen\0o\0m\0'],
      ['a.csv', ''],
    ]
    for (const [name, text] of right) assert.equal(contradicts(name, bytes(text)), false, `${name} ${text}`)
    for (const name of ['a.pdf', 'a.docx', 'a.jpg', 'a.mp4', 'a.txt', 'a.csv', 'a.heic'])
      for (const text of ['MZ\x90\0', '\x7fELF', '#!/bin/sh', 'L\0\0\0\x01\x14\x02\0', '\xca\xfe\xba\xbe'])
        assert.equal(contradicts(name, bytes(text)), true, `${name} ${text}`)
    assert.equal(contradicts('a.pdf', bytes('<html><script>')), true)
    assert.equal(contradicts('a.jpg', bytes('')), true)
  })
})
