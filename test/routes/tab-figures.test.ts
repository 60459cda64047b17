import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { figurePageOf } from '../../src/app/figures-page.ts'
import { loadWords } from '../../src/words.ts'
import { type AtTab, openTab, type Theme } from '../support/at-tab.ts'
import { manyFigures } from '../support/many-figures.ts'
import { inChromium } from '../support/in-chromium.ts'
import type { Mary } from '../support/mary.ts'
import type { Cast } from '../support/road.ts'
import { readPdf } from '../support/read-pdf.ts'

const themes: Theme[] = ['default', 'dark', 'contrast']

/** Where the figures begin; how many texts of charts are lower than 10 px, and how many reach beyond their drawing. */
const chartsScript = `(() => {
  const texts = [...document.querySelectorAll('.chart text')].map(text => [
    text.getBoundingClientRect(),
    text.closest('svg').getBoundingClientRect(),
  ])
  return [
    document.getElementById('shown').getBoundingClientRect().left,
    texts.filter(([text]) => text.height < 10).length,
    texts.filter(([text, chart]) => text.left < chart.left - 1 || text.right > chart.right + 1).length,
  ]
})()`

/** How large names are, and how far from the middle of its line a bar is at most. */
const printedScript = `(() => {
  const middle = element => {
    const { top, bottom } = element.getBoundingClientRect()
    return (top + bottom) / 2
  }
  const off = [...document.querySelectorAll('.both')].flatMap(both => {
    const rows = [...both.querySelectorAll('tbody tr')]
    const bars = [...both.querySelectorAll('.chart .bar rect')]
    return bars.length === 0 ? [] : rows.map((row, at) => Math.abs(middle(row) - middle(bars[at])))
  })
  const size = parseFloat(getComputedStyle(document.querySelector('tbody th')).fontSize)
  return { points: (size * 72) / 96, offMm: (Math.max(...off) * 25.4) / 96 }
})()`

describe('the page of figures, in Chromium', function () {
  this.timeout(180_000)
  let browser: Browser
  let mary: Mary
  let people: Cast

  const kept = inChromium(started => ({ browser, mary, people } = started))

  const open = async (
    person = people.comms,
    options: NonNullable<Parameters<typeof openTab>[3]> = {},
  ): Promise<AtTab> => {
    const one = kept(await openTab(browser, mary, person, { ...options, at: 'figures.html' }))
    await one.tab.getByRole('main').waitFor()
    return one
  }
  /** The page with as many lines as it ever has. */
  const full = async (page: Page) => {
    const body = JSON.stringify(await figurePageOf(manyFigures(), loadWords().fr))
    await page.route('**/tab/api/figures', route => route.fulfill({ contentType: 'application/json', body }))
  }

  it('is for comms, who sees a table for each figure', async () => {
    const one = await open()
    await one.tab.getByRole('heading', { name: 'Propositions' }).waitFor()
    await one.tab.getByRole('button', { name: 'Précédent' }).click()
    await one.tab.getByRole('button', { name: 'Suivant' }).click()
    await one.tab.getByLabel('Par', { exact: true }).selectOption('quarter')
    await one.tab.getByRole('heading', { level: 1, name: /^Chiffres\s: T\d/ }).waitFor()
    await one.isFaultless('nothing yet')

    // Of two that are asked for at once, the last is shown, though its answer comes first.
    let free = (): void => undefined
    const lastIsShown = new Promise<void>(resolve => (free = resolve))
    await one.page.route('**/tab/api/figures', async route => {
      const { unit } = route.request().postDataJSON() as { unit: string }
      if (unit === 'quarter') await lastIsShown
      return route.continue()
    })
    await one.tab.getByRole('button', { name: 'Précédent' }).click()
    await one.tab.getByLabel('Par', { exact: true }).selectOption('month')
    const month = one.tab.getByRole('heading', { level: 1, name: /^Chiffres\s: [a-zéû]+ \d{4}$/ })
    await month.waitFor()
    const late = one.page.waitForResponse('**/tab/api/figures')
    free()
    await (await late).finished()
    await one.run('new Promise(resolve => setTimeout(resolve, 200))')
    assert.ok(await month.isVisible(), await one.tab.getByRole('heading', { level: 1 }).innerText())
    assert.match(await one.run<string>('location.search'), /unit=month/)
  })

  it('asks again for one period alone while Mary is away, however often somebody presses', async () => {
    const one = await open()
    await one.tab.getByRole('heading', { name: 'Propositions' }).waitFor()
    let asked = 0
    await one.page.route('**/tab/api/figures', route => {
      asked += 1
      return route.fulfill({ status: 503, headers: { 'retry-after': '2' } })
    })
    await one.tab.getByRole('button', { name: 'Précédent' }).click()
    for (let presses = 0; presses < 4; presses++) await one.tab.getByRole('button', { name: 'Réessayer' }).click()
    await one.page.waitForTimeout(500)
    const before = asked
    await one.page.waitForTimeout(3_000)
    assert.ok(asked - before <= 2, `asked ${asked - before} times by itself`)
    await one.page.unroute('**/tab/api/figures')
    await one.tab.getByRole('heading', { name: 'Propositions' }).waitFor()
  })

  it('shows an agent nothing', async () => {
    const one = await open(people.agent)
    await one.tab.getByText('réservée à l’équipe communication').first().waitFor()
    await one.isFaultless('refused')
  })

  it('has no fault by the rules of the RGAA in any theme, nor at 320 pixels', async () => {
    for (const width of [1366, 320]) {
      const one = await open(people.comms, { width, before: full })
      await one.tab.getByRole('img').first().waitFor()
      for (const theme of themes) {
        await one.setTheme(theme)
        await one.isFaultless(`${theme} at ${width}`)
      }
      const [left, small, cut] = await one.run<[number, number, number]>(chartsScript)
      assert.ok(left < 40, `the figures begin at ${left} px of ${width}`)
      assert.deepEqual([small, cut], [0, 0], `texts of charts that are too small, and cut, at ${width}`)
    }
  })

  it('prints on exactly one sheet', async () => {
    const one = await open(people.comms, { before: full })
    await one.tab.getByRole('img').first().waitFor()
    const html = `<!doctype html>${await one.run<string>('document.documentElement.outerHTML')}`
    const base = await one.run<string>('location.href')
    const alone = await browser.newContext()
    const page = await alone.newPage()
    await page.route('**/printed', route =>
      route.fulfill({ contentType: 'text/html', body: html.replace(/<script[^]*?<\/script>/g, '') }),
    )
    await page.goto(new URL('printed', base).href)
    await page.setViewportSize({ width: 733, height: 1060 })
    await page.emulateMedia({ media: 'print' })
    const { points, offMm } = await page.evaluate<{ points: number; offMm: number }>(printedScript)
    assert.ok(points >= 9, `names are printed with ${points} pt`)
    assert.ok(offMm < 1.5, `a bar is ${offMm} mm beside its line`)
    const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true })
    const { pages } = await readPdf(pdf)
    await alone.close()
    assert.equal(pages, 1)
  })

  it('has the figures written as a workbook', async () => {
    const one = await open()
    await one.tab.getByRole('heading', { name: 'Propositions' }).waitFor()
    await one.tab.getByRole('button', { name: 'Exporter (Excel)' }).click()
    await one.tab.getByText('Le classeur se prépare').first().waitFor()
    await one.isFaultless('asked for')
  })
})
