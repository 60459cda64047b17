import assert from 'node:assert/strict'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import type { Sheet } from '../../src/core/ports/outside.ts'
import { safeCell, sheets } from '../../src/sheets/sheets.ts'
import { holds } from '../support/holds.ts'
import { holdsNobodyUp } from '../support/longest-hold.ts'

const sheet: Sheet = {
  name: 'Par direction',
  columns: [
    { title: 'Nom', width: 30 },
    { title: 'Personnes', width: 10 },
    { title: 'Part', width: 10, share: true },
  ],
  rows: [
    ['Éducation ; « petite » "enfance"', 812, 0.9828],
    ['=1+1', 0, null],
    ['deux\nlignes', 1.5, 1],
  ],
}
const csv = async (one: Sheet) => {
  const bytes = Buffer.from(await sheets.csv(one))
  const rows: string[][] = parse(bytes, { bom: true, delimiter: ';' })
  return { bytes, rows }
}

describe('tables that are written', function () {
  this.timeout(60_000)
  it('are CSV as a French spreadsheet opens it', async () => {
    const { bytes, rows } = await csv(sheet)
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf])
    assert.ok(bytes.includes('\r\n'))
    assert.deepEqual(rows, [
      ['Nom', 'Personnes', 'Part'],
      ['Éducation ; « petite » "enfance"', '812', '98,3%'],
      ["'=1+1", '0', ''],
      ['deux\nlignes', '1,5', '100%'],
    ])
  })

  it('are read again by Mary herself', async () => {
    const read = await sheets.readCsv(await sheets.csv({ ...sheet, rows: sheet.rows.slice(0, 2) }))
    const lines: string[][] = []
    for await (const some of read ?? []) lines.push(...some.map(({ cells }) => cells))
    assert.deepEqual(
      lines.map(cells => cells[0]),
      ['Nom', 'Éducation ; « petite » "enfance"', "'=1+1"],
    )
  })

  it('are a workbook with each sheet under its name, numbers as numbers', async () => {
    const other = { ...sheet, name: 'À joindre : [autrement] / par téléphone ou courrier' }
    const files = unzipSync(await sheets.xlsx([sheet, other]))
    const text = (path: string) => strFromU8(files[path]!)
    const names = [...text('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(match => match[1]!)
    assert.equal(names[0], 'Par direction')
    assert.match(names[1]!, /^[^\\/?*[\]:]{1,31}$/)
    const first = text('xl/worksheets/sheet1.xml')
    assert.match(first, /<v>812<\/v>/)
    assert.match(first, /<v>0\.9828<\/v>/)
    assert.doesNotMatch(first, /<f>/)
    const strings = Object.entries(files)
      .filter(([path]) => path.endsWith('.xml'))
      .map(([, bytes]) => strFromU8(bytes))
      .join('')
    assert.ok(strings.includes("'=1+1") || strings.includes('&apos;=1+1') || strings.includes('&#39;=1+1'))
    assert.ok(strings.includes('petite'))
  })

  it('never start a formula', async () => {
    for (const text of ['=1', '+33 6', '-2', '@SOMME(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1', '＋1', '－1', '＠x'])
      assert.equal(safeCell(text), `'${text}`)
    assert.deepEqual(['a\u0000b\u001f', '\u0000=1', 'a\ud800'].map(safeCell), ['ab', "'=1", 'a\ufffd'])
    for (const text of ['Voirie', 'a=1', '12', 'l’été', '« + »']) assert.equal(safeCell(text), text)
    await holds(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }), async cells => {
        const columns = cells.map(title => ({ title, width: 10 }))
        const { rows } = await csv({ name: 'x', columns, rows: [cells] })
        for (const cell of rows.flat()) assert.doesNotMatch(cell, /^[=+\-@\t\r]/)
        if (cells.some(cell => cell !== ''))
          assert.deepEqual(
            rows[1]?.map(cell => cell.replace(/^'/, '')),
            cells.map(cell => safeCell(cell).replace(/^'/, '')),
          )
      }),
    )
  })

  it('hold fifty thousand people', async function () {
    const rows = Array.from({ length: 50_000 }, (_, at) => [`Prénom Nom ${at}`, at, 0.5])
    const bytes = await sheets.xlsx([{ ...sheet, rows }])
    assert.ok(bytes.byteLength < 8 * 1024 * 1024)
    assert.equal((await csv({ ...sheet, rows })).rows.length, 50_001)
    await holdsNobodyUp('a table', () => sheets.csv({ ...sheet, rows }))
  })
})
