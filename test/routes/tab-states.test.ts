import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { type AtTab, openTab, type Theme } from '../support/at-tab.ts'
import { eventually } from '../support/eventually.ts'
import { inChromium } from '../support/in-chromium.ts'
import type { Mary } from '../support/mary.ts'
import { type Cast, propose } from '../support/road.ts'

const themes: Theme[] = ['default', 'dark', 'contrast']
const bytesMost = 100 * 1024

describe('the tab when something is amiss, in Chromium', function () {
  this.timeout(180_000)
  let browser: Browser
  let mary: Mary
  let people: Cast
  let one: AtTab

  const kept = inChromium(started => ({ browser, mary, people } = started))

  const open = async (before?: (page: Page) => Promise<unknown>): Promise<AtTab> =>
    (one = kept(await openTab(browser, mary, people.agent, { width: 390, height: 800, ...(before && { before }) })))
  const answering = (status: number, headers: Record<string, string> = {}) => {
    return (page: Page) =>
      page.route('**/tab/api/**', route => route.fulfill({ status, headers, json: { error: 'no', reference: 'r' } }))
  }
  const faultless = async (what: string) => {
    for (const theme of themes) {
      await one.setTheme(theme)
      await one.isFaultless(`${what}, ${theme}`)
    }
  }

  for (const { what, before, says } of [
    { what: 'she cannot be asked', before: answering(503), says: /^Mary ne répond pas\s: nouvel essai dans \d+\ss$/ },
    {
      what: 'she is asked too fast',
      before: answering(429, { 'retry-after': '40' }),
      says: /^Trop de demandes à la fois\s: nouvel essai dans (3\d|40)\ss$/,
    },
    { what: 'the session ended', before: answering(401), says: 'Votre connexion a pris fin.' },
    { what: 'the account is not hers', before: answering(403), says: /^Cet onglet n’est pas ouvert à votre compte/ },
  ]) {
    it(`says so when ${what}`, async () => {
      const { tab } = await open(before)
      await tab.getByRole('main').getByText(says).waitFor()
      await faultless(what)
    })
  }

  it('leads to the words where Teams does not say who looks', async () => {
    const { page, tab } = await open()
    await tab.getByRole('region', { name: 'Mes propositions' }).waitFor()
    await page.getByTestId('tab-signs-on').uncheck()
    await tab
      .getByRole('main')
      .getByText(/^Teams ne dit pas à Mary qui vous êtes/)
      .waitFor()
    await faultless('no single sign-on')
  })

  it('asks for a new token once, when the one that it has ended', async () => {
    let refusals = 0
    const { tab } = await open(async page =>
      page.route('**/tab/api/desk', route => (refusals++ === 0 ? route.fulfill({ status: 401 }) : route.continue())),
    )
    await tab.getByRole('region', { name: 'Mes propositions' }).waitFor()
    assert.equal(refusals, 2)
  })

  it('says of a press without an answer that nothing is known of it', async () => {
    const title = 'Un banc devant la mairie'
    await propose(mary.town, people.agent, title)
    const { page, tab } = await open()
    await tab.getByRole('button', { name: title }).click()
    const card = tab.getByRole('region', { name: title })
    const photo = card.getByRole('button', { name: 'Ajouter une photo' })
    await photo.waitFor()
    await page.route('**/tab/api/act', route => route.abort())
    await photo.click()
    await card.getByText(/^Mary n’a pas répondu/).waitFor()
    await page.unroute('**/tab/api/act')
    await page.route('**/tab/api/act', route => route.fulfill({ status: 429, headers: { 'retry-after': '3' } }))
    await photo.click()
    await card.getByText(/^C’est un peu rapide\. Réessayez dans 3\ss\.$/).waitFor()
    await faultless('a note of refusal')
  })

  it('counts down while she is away, and shows what happened meanwhile', async () => {
    const { tab } = await open()
    await tab.getByRole('region', { name: 'Mes propositions' }).waitFor()
    await mary.kill()
    await tab
      .getByRole('main')
      .getByText(/^Mary ne répond pas\s: nouvel essai dans \d+\ss$/)
      .waitFor()
    await mary.start()
    await propose(mary.town, people.agent, 'Une course à pied')
    const again = tab.getByRole('button', { name: 'Réessayer maintenant' })
    if (await again.isVisible()) await again.click().catch(() => undefined)
    await tab.getByRole('button', { name: 'Une course à pied' }).waitFor()
    await tab
      .getByRole('main')
      .getByText(/^Mary ne répond pas/)
      .waitFor({ state: 'hidden' })
  })

  it('asks nobody but Mary, and little of her', async () => {
    const { asked, tab, page } = await open()
    await tab.getByRole('region', { name: 'Mes propositions' }).waitFor()
    const desk = new URL(mary.sandbox.desk).origin
    assert.deepEqual(
      asked.filter(url => !url.startsWith(`${desk}/`)),
      [],
    )
    const mine = [...new Set(asked.filter(url => url.startsWith(`${desk}/tab/`) && !url.includes('/tab/api/')))]
    const sizes = await Promise.all(
      mine.map(async url => {
        const answer = await fetch(url.replace(desk, mary.url), { headers: { 'accept-encoding': 'gzip' } })
        assert.equal(answer.headers.get('content-encoding'), 'gzip', url)
        return Number(answer.headers.get('content-length'))
      }),
    )
    assert.ok(mine.length > 10 && sizes.every(size => size > 0), `${mine.length} files`)
    const all = sizes.reduce((sum, size) => sum + size, 0)
    assert.ok(all <= bytesMost, `${all} bytes`)
    await page.close()
  })

  it('says outside of Teams where it opens', async () => {
    const { page } = await open()
    await page.goto(`${mary.url}/tab/`)
    await eventually(
      () =>
        page
          .getByText(/^Cette page s’ouvre dans Teams/)
          .first()
          .isVisible(),
      'it says so',
    )
  })
})
