import assert from 'node:assert/strict'
import type { Browser } from 'playwright-core'
import { openPrinter, sheets, type Printed } from '../../src/commands/guide/print-page.ts'
import { openBrowser } from '../support/browser.ts'

describe('npm run guide', function () {
  this.timeout(60_000)
  let browser: Browser | undefined
  let print: (name: string, markdown?: string) => Promise<Printed>

  before(async function () {
    browser = await openBrowser()
    if (browser === undefined) return this.skip()
    print = await openPrinter(browser)
  })
  after(() => browser?.close())

  it('prints each sheet on one page', async () => {
    const pages = []
    for (const name of sheets) pages.push([name, (await print(name)).pages])
    assert.deepEqual(
      pages,
      sheets.map(name => [name, 1]),
    )
  })

  it('counts the pages of a sheet that is too long', async () => {
    const long = await print(sheets[0]!, `# Trop long\n\n${'Une ligne de plus.\n\n'.repeat(120)}`)
    assert.ok(long.pages > 1, `${long.pages}`)
  })

  it('prints a guide with its pictures', async () => {
    const { pdf, pages } = await print('agents')
    assert.ok(pages > 1)
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
    const pictures = pdf.toString('latin1').match(/\/Subtype\s*\/Image/g) ?? []
    assert.ok(pictures.length >= 6, `${pictures.length} pictures`)
  })
})
