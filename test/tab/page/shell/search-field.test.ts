import assert from 'node:assert/strict'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../../../support/browser.ts'
import { eventually } from '../../../support/eventually.ts'
import { type Entra, openEntra } from '../../own-entra.ts'
import { pageModules } from '../../page-modules.ts'
import { serveTab } from '../../serve-tab.ts'
import { comesTo } from '../../../support/comes-to.ts'

/** What the script of the test leaves on its page. */
type Left = { asked: string[]; changes: string[][]; escaped: number }

const modules = pageModules('search-field', 'page-words')
const places = (multiple: boolean) => `(async () => {
  const { openSearch, loadWords } = mary
  const text = await loadWords('fr')
  globalThis.left = { asked: [], changes: [], escaped: 0 }
  const names = ['Alice Martin (Voirie)', 'Alice Martin (Culture)', 'Hugo Petit']
  const main = document.getElementById('main')
  main.replaceChildren()
  main.removeAttribute('aria-busy')
  main.addEventListener('keydown', ({ key }) => key === 'Escape' && left.escaped++)
  openSearch(main, {
    label: 'Destinataires', dataset: 'people', multiple: ${multiple}, text,
    picked: [{ title: 'Karim Blanc', value: 'k' }],
    find: async (dataset, typed) => {
      left.asked.push(dataset + ' ' + typed)
      if (typed === 'panne') return null
      const found = names.map((title, n) => ({ title, value: 'v' + n })).filter(one => one.title.toLowerCase().includes(typed))
      await new Promise(done => setTimeout(done, typed === 'a' ? 600 : 10))
      return found
    },
    onChange: values => left.changes.push(values),
  })
  const next = document.createElement('button')
  next.textContent = 'Après'
  main.append(next)
})()`

describe('a field of a page that searches, in Chromium', function () {
  this.timeout(60_000)
  let browser: Browser | undefined
  let entra: Entra
  let tab: Awaited<ReturnType<typeof serveTab>>
  let page: Page

  before(async function () {
    browser = await openBrowser()
    if (browser === undefined) this.skip()
    entra = await openEntra()
    tab = await serveTab(entra)
  })
  after(async () => {
    await browser?.close()
    await tab?.close()
    entra?.close()
  })
  afterEach(() => page?.close())

  async function open(multiple: boolean): Promise<void> {
    page = await browser!.newPage({ viewport: { width: 320, height: 640 }, locale: 'fr-FR' })
    page.setDefaultTimeout(10_000)
    await page.goto(`${tab.url}/`)
    await page
      .getByText(/s’ouvre dans Teams/)
      .first()
      .waitFor()
    await page.evaluate(modules)
    await page.evaluate(places(multiple))
  }
  const field = () => page.getByRole('combobox', { name: 'Destinataires' })
  const left = () => page.evaluate<Left>('left')
  const press = (key: string) => page.keyboard.press(key)
  const active = () =>
    page.evaluate<string>(
      `document.getElementById(document.activeElement.getAttribute('aria-activedescendant') ?? '')?.textContent ?? ''`,
    )
  const faultless = async (what: string) => {
    await page.evaluate(axe.source)
    const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
      `axe.run({ runOnly: ['RGAAv4'] })`,
    )
    assert.deepEqual(
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      [],
      what,
    )
    const [needs, has] = await page.evaluate<[number, number]>('[document.documentElement.scrollWidth, innerWidth]')
    assert.ok(needs <= has, `${what}: ${needs} px in ${has}`)
  }

  it('is worked by keyboard alone: typed, walked, taken, dropped', async () => {
    await open(true)
    await field().focus()
    // The page's time stands while the letters arrive, however late a busy machine hands them over.
    await page.clock.install()
    await page.clock.pauseAt(new Date(Date.now() + 60_000))
    for (const letter of 'martin') {
      await page.keyboard.type(letter)
      await page.clock.runFor(20)
    }
    await page.clock.resume()
    const options = page.getByRole('option')
    await options.first().waitFor()
    assert.deepEqual((await left()).asked, ['people martin'], 'once for a burst of letters')
    await comesTo(() => field().getAttribute('aria-expanded'), 'true')
    assert.match((await page.getByRole('status').allTextContents()).join(' '), /Choix proposés\s: 2/)
    await faultless('an open list')
    assert.equal(await active(), '')
    for (const [key, at] of [
      ['ArrowDown', 'Voirie'],
      ['ArrowDown', 'Culture'],
      ['ArrowDown', 'Voirie'],
      ['ArrowUp', 'Culture'],
    ] as const) {
      await press(key)
      assert.ok((await active()).includes(at), `${key}: ${at}`)
    }
    await press('Enter')
    assert.deepEqual((await left()).changes, [['k', 'v1']])
    await comesTo(() => field().inputValue(), '')
    await comesTo(() => options.count(), 0)
    await faultless('two chips')
    await press('Shift+Tab')
    await press('Shift+Tab')
    await press('Enter')
    assert.deepEqual((await left()).changes.at(-1), ['v1'])
    const focused = page.locator('button:focus')
    await comesTo(() => focused.getAttribute('aria-label'), 'Retirer Alice Martin (Culture)', 'the next one')
    await press('Enter')
    assert.deepEqual((await left()).changes.at(-1), [])
    await comesTo(() => page.locator('input:focus').count(), 1)
  })

  it('closes its list by Escape, and leaves what it stands in open', async () => {
    await open(true)
    await field().fill('hugo')
    await page.getByRole('option').waitFor()
    await press('Escape')
    await comesTo(() => page.getByRole('option').count(), 0)
    await comesTo(() => field().inputValue(), 'hugo')
    assert.equal((await left()).escaped, 0)
    await press('Escape')
    assert.equal((await left()).escaped, 1)
  })

  it('says what it finds, what it does not, and when nobody can say', async () => {
    await open(true)
    await field().fill('xyz')
    await page.getByText('Rien ne correspond à «\u00a0xyz\u00a0».').waitFor()
    await field().fill('panne')
    await page.getByText('La recherche ne répond pas pour l’instant.').waitFor()
    await press('Tab')
    await page.getByText('Choisissez une ligne de la liste.').waitFor()
    await faultless('a line below')
  })

  it('shows the answer to what was typed last, however late the one before comes', async () => {
    await open(true)
    await field().fill('a')
    await eventually(async () => (await left()).asked.includes('people a'), 'the slow one is asked')
    await field().fill('hugo')
    await page.getByRole('option').waitFor()
    await page.waitForTimeout(800)
    assert.deepEqual(await page.getByRole('option').allTextContents(), ['Hugo Petit'])
  })

  it('holds one choice where there may be one, by pointer too, and none once that is typed over', async () => {
    await open(false)
    await comesTo(() => field().inputValue(), 'Karim Blanc')
    await field().fill('hug')
    assert.deepEqual((await left()).changes, [[]])
    await page.getByRole('option', { name: 'Hugo Petit' }).click()
    assert.deepEqual((await left()).changes.at(-1), ['v2'])
    await comesTo(() => field().inputValue(), 'Hugo Petit')
    await press('Tab')
    await comesTo(() => page.getByText('Choisissez une ligne de la liste.').count(), 0)
    await faultless('one choice')
  })
})
