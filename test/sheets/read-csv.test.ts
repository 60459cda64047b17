import assert from 'node:assert/strict'
import { readCsv } from '../../src/sheets/read-csv.ts'

const cells = (bytes: Uint8Array): string[][] | null => readCsv(bytes)?.map(line => line.cells) ?? null
const table = [['Nom', 'Mél'], ['Zoé Lefèvre', 'zoe@ville.fr']]
const text = 'Nom;Mél\r\nZoé Lefèvre;zoe@ville.fr\r\n'

function utf16(content: string, swap: boolean, mark: boolean): Buffer {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + content, 'utf16le')
  return swap ? bytes.swap16() : bytes
}

describe('readCsv', () => {
  it('reads what French and English spreadsheets write, whatever the encoding', () => {
    const ways: Record<string, Buffer> = {
      'utf-8': Buffer.from(text), 'utf-8 with mark': Buffer.from(`\ufeff${text}`), 'windows-1252': Buffer.from(text, 'latin1'),
      'utf-16le': utf16(text, false, true), 'utf-16be': utf16(text, true, true), 'utf-16 without mark': utf16(text, false, false),
    }
    for (const [way, bytes] of Object.entries(ways)) assert.deepEqual(cells(bytes), table, way)
  })

  it('finds the separator, and takes it from a first line sep=', () => {
    for (const separator of [';', ',', '\t', '|']) assert.deepEqual(cells(Buffer.from(text.replaceAll(';', separator))), table)
    assert.deepEqual(cells(Buffer.from(`sep=,\r\n${text.replaceAll(';', ',')}`)), table)
    assert.deepEqual(cells(Buffer.from('a@ville.fr\nb@ville.fr')), [['a@ville.fr'], ['b@ville.fr']])
  })

  it('says on which line of the file a record begins, empty lines and quoted ones counted', () => {
    const found = readCsv(Buffer.from('a;b\n\n"x\ny;""z""";c\nlast;1'))
    assert.deepEqual(found, [
      { line: 1, cells: ['a', 'b'] }, { line: 2, cells: [''] }, { line: 3, cells: ['x\ny;"z"', 'c'] }, { line: 5, cells: ['last', '1'] },
    ])
  })

  it('takes a quote that is never closed for a letter', () => {
    assert.deepEqual(cells(Buffer.from('taille;nom\n"5;a\n6;b')), [['taille', 'nom'], ['"5', 'a'], ['6', 'b']])
  })

  it('knows what is no text', () => {
    assert.equal(readCsv(Buffer.from([0x50, 0x4b, 3, 4, 0x14, 0, 6, 0, 8])), null, 'a workbook')
    assert.deepEqual(readCsv(Buffer.alloc(0)), [])
  })
})
