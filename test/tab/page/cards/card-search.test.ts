import assert from 'node:assert/strict'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../../../support/browser.ts'
import { type Entra, openEntra } from '../../own-entra.ts'
import { pageModules } from '../../page-modules.ts'
import { serveTab } from '../../serve-tab.ts'

const search = (id: string, more: object) => ({
  type: 'Input.ChoiceSet',
  id,
  style: 'filtered',
  'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
  choices: [{ title: 'Karim Blanc', value: 'k' }],
  ...more,
})
const card = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    search('one', { label: 'Une collègue', isRequired: true, errorMessage: 'Choisissez quelqu’un.' }),
    search('many', { label: 'Des collègues', isMultiSelect: true, value: 'k' }),
    {
      type: 'Input.ChoiceSet',
      id: 'plain',
      label: 'Sans recherche',
      choices: [{ title: 'A', value: 'a' }],
      value: 'a',
    },
  ],
  actions: [{ type: 'Action.Execute', title: 'Envoyer', verb: 'test.send', data: { postId: 'p' } }],
}
const modules = pageModules('draw-card', 'page-words')
const draw = `(async () => {
  const { drawCard, loadWords } = mary
  const main = document.getElementById('main')
  main.removeAttribute('aria-busy')
  globalThis.left = { sent: [], asked: [] }
  const find = async (dataset, text) => {
    left.asked.push(dataset + ' ' + text)
    return text === 'karim' || text === 'rien' ? null : [{ title: 'Hugo Petit (Voirie)', value: 'h' }]
  }
  const on = { press: press => left.sent.push(press), folded: () => undefined }
  main.replaceChildren(drawCard(${JSON.stringify(card)}, on, { find, text: await loadWords('fr') }))
  main.firstElementChild.classList.add('card')
})()`

describe('a card that searches, in the tab, in Chromium', function () {
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
    page = await browser.newPage({ viewport: { width: 320, height: 700 }, locale: 'fr-FR' })
    page.setDefaultTimeout(10_000)
    await page.goto(`${tab.url}/`)
    await page
      .getByText(/s’ouvre dans Teams/)
      .first()
      .waitFor()
    await page.evaluate(modules)
    await page.evaluate(draw)
  })
  after(async () => {
    await browser?.close()
    await tab?.close()
    entra?.close()
  })

  it('names its fields as the card does, and asks for what it needs', async () => {
    const one = page.getByRole('combobox', { name: 'Une collègue' })
    await one.waitFor()
    await page.getByRole('combobox', { name: 'Des collègues' }).waitFor()
    await page.getByRole('button', { name: 'Envoyer' }).click()
    assert.deepEqual(await page.evaluate('left.sent'), [], 'nothing is chosen')
    await page.getByText('Choisissez quelqu’un.').waitFor()
    await page.evaluate(axe.source)
    const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
      `axe.run({ runOnly: ['RGAAv4'] })`,
    )
    assert.deepEqual(
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      [],
    )
    const [needs, has] = await page.evaluate<[number, number]>('[document.documentElement.scrollWidth, innerWidth]')
    assert.ok(needs <= has, `${needs} px in ${has}`)
  })

  it('sends what is chosen as Teams does, of its own choices and of what is found', async () => {
    await page.getByRole('combobox', { name: 'Une collègue' }).fill('kar')
    await page.getByRole('option', { name: 'Karim Blanc' }).click()
    await page.getByRole('combobox', { name: 'Des collègues' }).fill('hugo')
    await page.getByRole('option', { name: 'Hugo Petit (Voirie)' }).click()
    await page.getByRole('button', { name: 'Envoyer' }).click()
    assert.deepEqual(await page.evaluate('left'), {
      sent: [{ verb: 'test.send', data: { postId: 'p', one: 'k', many: 'k,h', plain: 'a' } }],
      asked: ['graph.microsoft.com/users kar', 'graph.microsoft.com/users hugo'],
    })
  })

  it('offers what the card brings along while nobody can say more', async () => {
    const many = page.getByRole('combobox', { name: 'Des collègues' })
    await many.fill('karim')
    await page.getByRole('option', { name: 'Karim Blanc' }).waitFor()
    await many.fill('rien')
    await page.getByText('La recherche ne répond pas').waitFor()
  })
})
