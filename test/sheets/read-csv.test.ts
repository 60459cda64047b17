import assert from 'node:assert/strict'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import type { CsvLine } from '../../src/core/ports/outside.ts'
import { readCsv } from '../../src/sheets/read-csv.ts'
import { holds } from '../support/holds.ts'
import { holdsNobodyUp } from '../support/longest-hold.ts'

const lines = async (content: Uint8Array | string): Promise<CsvLine[] | null> => {
  const read = await readCsv(typeof content === 'string' ? Buffer.from(content) : content)
  const all: CsvLine[] = []
  for await (const some of read ?? []) all.push(...some)
  return read && all
}
const cells = async (content: Uint8Array | string): Promise<string[][] | null> =>
  (await lines(content))?.map(line => line.cells) ?? null
const table = [
  ['Nom', 'Mél'],
  ['Zoé Lefèvre', 'zoe@ville.fr'],
]
const text = 'Nom;Mél\r\nZoé Lefèvre;zoe@ville.fr\r\n'

function utf16(content: string, swap: boolean, mark: boolean): Buffer {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + content, 'utf16le')
  return swap ? bytes.swap16() : bytes
}

describe('readCsv', function () {
  this.timeout(60_000)
  it('reads what French and English spreadsheets write, whatever the encoding', async () => {
    const ways: Record<string, Buffer> = {
      'utf-8': Buffer.from(text),
      'utf-8 with mark': Buffer.from(`\ufeff${text}`),
      'windows-1252': Buffer.from(text, 'latin1'),
      'utf-16le': utf16(text, false, true),
      'utf-16be': utf16(text, true, true),
      'utf-16 without mark': utf16(text, false, false),
    }
    for (const [way, bytes] of Object.entries(ways)) assert.deepEqual(await cells(bytes), table, way)
  })

  it('finds the separator, and takes it from a first line sep=', async () => {
    for (const separator of [';', ',', '\t', '|'])
      assert.deepEqual(await cells(Buffer.from(text.replaceAll(';', separator))), table)
    assert.deepEqual(await cells(Buffer.from(`sep=,\r\n${text.replaceAll(';', ',')}`)), table)
    assert.deepEqual(await cells(Buffer.from('a@ville.fr\nb@ville.fr')), [['a@ville.fr'], ['b@ville.fr']])
  })

  it('says on which line of the file a record begins, empty lines and quoted ones counted', async () => {
    const found = await lines('a;b\n\n"x\ny;""z""";c\nlast;1')
    assert.deepEqual(found, [
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: [''] },
      { line: 3, cells: ['x\ny;"z"', 'c'] },
      { line: 5, cells: ['last', '1'] },
    ])
  })

  it('takes a quote that is never closed for a letter', async () => {
    assert.deepEqual(await cells(Buffer.from('taille;nom\n"5;a\n6;b')), [
      ['taille', 'nom'],
      ['"5', 'a'],
      ['6', 'b'],
    ])
  })

  it('knows what is no text', async () => {
    assert.equal(await lines(Buffer.from([0x50, 0x4b, 3, 4, 0x14, 0, 6, 0, 8])), null, 'a workbook')
    assert.deepEqual(await lines(Buffer.alloc(0)), [])
  })

  it('reads back what was written, and what people type by hand', async () => {
    const cell = fc.stringMatching(/^[a-z";,\n é]{0,6}$/).map(text => text.trim())
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    await holds(
      fc.asyncProperty(table, async rows => {
        const text = `sep=;\n${stringify(rows, { delimiter: ';', quoted: true })}`
        assert.deepEqual(await cells(text), rows)
      }),
      { numRuns: 300 },
    )
    assert.deepEqual(await cells('a ; b\n"c" ;"d;e"x; f"g\n'), [
      ['a', 'b'],
      ['c', '"d;e"x', 'f"g'],
    ])
  })

  it('reads one endless line in pieces, as the field of a mail that was pasted', async () => {
    const pasted = await lines('a@ville.fr;'.repeat(9_000))
    assert.ok(pasted!.length > 1 && pasted!.every(({ line, cells }) => line === 1 && cells.length < 4_000))
    assert.equal(pasted!.flatMap(one => one.cells).filter(one => one !== '').length, 9_000)
  })

  it('holds nobody up, whatever lies in the file', async () => {
    const bits = ['a', 'a@', '"', '""', '";"', ';', ';"', '\n', ' ', 'a;"b";c\n', '\u0301', '😀']
    const encodings = ['utf8', 'latin1', 'utf16le'] as const
    const long = [...bits.map(bit => bit.repeat(Math.ceil(5_000_000 / bit.length))), '"'.padEnd(5_000_000)]
    for (const [at, text] of long.entries()) {
      const encoding = encodings[at % 3]!
      const bytes = Buffer.from(text, encoding).subarray(0, 5_000_000)
      await holdsNobodyUp(`${JSON.stringify(text.slice(0, 9))} ${encoding}`, async () => {
        let cells = 0
        for await (const some of (await readCsv(bytes)) ?? []) for (const one of some) cells += one.cells.length
        return cells
      })
    }
  })

  it('gives nobody a cell of megabytes', async () => {
    for (const content of [`"${' '.repeat(9_000_000)}x`, `${'y '.repeat(4_500_000)}`, `"a"${' '.repeat(9_000_000)}x`])
      for (const { cells } of (await lines(content)) ?? [])
        for (const cell of cells) assert.ok(cell.length <= 32_767, `${cell.length}`)
  })
})
