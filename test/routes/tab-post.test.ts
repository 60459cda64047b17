import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { openPost, reopenPost, standing } from '../support/at-post.ts'
import type { AtTab, Theme } from '../support/at-tab.ts'
import { inChromium } from '../support/in-chromium.ts'
import type { Mary } from '../support/mary.ts'
import { weightOf } from '../support/page-weight.ts'
import { buttonOf, type Cast, inChat } from '../support/road.ts'
import { retained } from '../support/steps.ts'
import { comesTo } from '../support/comes-to.ts'

const themes: Theme[] = ['default', 'dark', 'contrast']
const bytesMost = 172 * 1024
const saved = /^Enregistré à/

/** The page in which comms writes, by the real process. */
describe('the page of a post, in Chromium', function () {
  this.timeout(240_000)
  let browser: Browser
  let mary: Mary
  let people: Cast

  const kept = inChromium(started => ({ browser, mary, people } = started))

  const open = async (postId: string, options: Parameters<typeof openPost>[4] = {}): Promise<AtTab> => {
    return kept(await openPost(browser, mary, people.comms, postId, options))
  }
  const field = ({ tab }: AtTab, label: string) => tab.getByLabel(label, { exact: true })
  const body = ({ tab }: AtTab) => tab.getByRole('textbox', { name: 'Texte', exact: true })

  it('saves by itself what is typed, asks for the source of a figure, and has it all when opened again', async () => {
    const postId = randomUUID()
    const one = await open(postId, { isNew: true, width: 1800 })
    await standing(one, 'Tout s’enregistre tout seul.')
    await field(one, 'Titre').fill('La piscine rouvre')
    await field(one, 'Résumé pour l’alerte').fill('Le grand bassin est prêt.')
    await body(one).click()
    await one.page.keyboard.type('82 % des agents ont dit oui.')
    await field(one, '82 % : d’où ?').fill('Enquête de mai')
    await standing(one, saved)
    await one.tab.locator('.alert-text').getByText('Le grand bassin est prêt.').waitFor()
    await one.tab.locator('.part-card').getByText('82 % des agents').waitFor()
    await one.tab.getByRole('tab', { name: 'Options' }).click()
    await field(one, 'Adresse du lien').fill('pas une adresse')
    await one.tab.locator('#fault-linkUrl').getByText(/\w/).waitFor()
    await reopenPost(one, postId)
    await comesTo(() => field(one, 'Titre').inputValue(), 'La piscine rouvre')
    await comesTo(() => field(one, '82 % : d’où ?').inputValue(), 'Enquête de mai')
    await comesTo(() => body(one).innerText(), '82 % des agents ont dit oui.')
    await one.tab.getByRole('tab', { name: 'Options' }).click()
    await comesTo(() => field(one, 'Adresse du lien').inputValue(), 'pas une adresse')
  })

  it('keeps what is typed while the network is away, and saves it once it is back', async () => {
    const one = await open(randomUUID(), { isNew: true })
    await field(one, 'Titre').fill('Avant')
    await standing(one, saved)
    await one.page.context().setOffline(true)
    await field(one, 'Titre').fill('Pendant')
    await standing(one, 'Hors ligne')
    await field(one, 'Résumé pour l’alerte').fill('Toujours là')
    await one.page.context().setOffline(false)
    await standing(one, saved)
    const again = await open(new URL(await one.run<string>('location.href')).searchParams.get('post')!)
    await comesTo(() => field(again, 'Titre').inputValue(), 'Pendant')
    await comesTo(() => field(again, 'Résumé pour l’alerte').inputValue(), 'Toujours là')
  })

  it('loses nothing to a kill between two keys, and offers what a page that died could not save', async () => {
    const postId = randomUUID()
    const one = await open(postId, { isNew: true })
    await field(one, 'Titre').fill('Avant la coupure')
    await standing(one, saved)
    await mary.kill()
    await field(one, 'Titre').fill('Après la coupure')
    await standing(one, 'Hors ligne')
    await mary.start()
    await standing(one, saved)
    await one.page.route('**/tab/api/post/save', route => route.abort())
    await field(one, 'Titre').fill('Couvercle fermé')
    await standing(one, 'Hors ligne')
    await reopenPost(one, postId)
    await comesTo(() => field(one, 'Titre').inputValue(), 'Après la coupure')
    await one.page.unroute('**/tab/api/post/save')
    await one.tab.getByRole('button', { name: 'Reprendre' }).click()
    await standing(one, saved)
    await reopenPost(one, postId)
    await comesTo(() => field(one, 'Titre').inputValue(), 'Couvercle fermé')
    await comesTo(() => one.tab.getByRole('button', { name: 'Reprendre' }).count(), 0)
  })

  it('saves on leaving', async () => {
    const postId = randomUUID()
    const one = await open(postId, { isNew: true })
    await field(one, 'Titre').fill('Parti aussitôt')
    await one.run(`location.assign('./')`)
    await one.tab.getByRole('region', { name: 'Mes publications' }).waitFor()
    const again = await open(postId)
    await comesTo(() => field(again, 'Titre').inputValue(), 'Parti aussitôt')
  })

  it('from what was retained to its submission by keyboard alone, with faults as links', async () => {
    const { card } = await retained(mary.town, people, 'Le jardin partagé')
    const { postId } = buttonOf(card, 'Ouvrir la publication')['data'] as { postId: string }
    const one = await open(postId)
    const { page, tab, run } = one
    const isAt = (script: string) => run<boolean>(`(a => ${script})(document.activeElement)`)
    const tabTo = async (script: string, key = 'Tab') => {
      for (let left = 80; left > 0 && !(await isAt(script)); left--) await page.keyboard.press(key)
      assert.ok(await isAt(script), script)
    }
    await tab.locator('body').press('Tab')
    await tabTo(`a.textContent === 'Soumettre à validation'`)
    await page.keyboard.press('Enter')
    await tab.getByRole('heading', { name: /à corriger avant de soumettre/ }).waitFor()
    assert.ok(await isAt(`a.id === 'faults-title'`))
    await tabTo(`a.matches('#faults a') && a.textContent.includes('Résumé')`)
    await page.keyboard.press('Enter')
    assert.ok(await isAt(`a.name === 'summary'`))
    await page.keyboard.type('Un jardin pour tout le monde.')
    await tabTo(`a.getAttribute('role') === 'tab'`, 'Shift+Tab')
    await page.keyboard.press('ArrowRight')
    await tabTo(`a.getAttribute('role') === 'combobox'`)
    await page.keyboard.type(people.department)
    await tab.getByRole('option', { name: people.department, exact: true }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await tab.getByRole('button', { name: `Retirer ${people.department}` }).waitFor()
    await tab
      .locator('.how-many')
      .getByText(/personne/)
      .waitFor()
    await standing(one, saved)
    await tab.locator('#faults').waitFor({ state: 'hidden' })
    await tabTo(`a.textContent === 'Soumettre à validation'`)
    await page.keyboard.press('Enter')
    await tab
      .locator('#whole')
      .getByText(/^Soumise à validation/)
      .waitFor()
    // What was submitted stays in sight, as people will get it.
    await tab.locator('#part-card').getByText('Un jardin pour tout le monde.').first().waitFor({ timeout: 3_000 })
    await page.keyboard.press('Enter')
    await tab.getByRole('region', { name: 'Mes publications' }).waitFor()
    await inChat(mary.town, people.head.id, 'Approuver', 'Le jardin partagé')
  })

  it('has no fault in any theme at any width, and asks no other host', async () => {
    const { card } = await retained(mary.town, people, 'La fête des voisins')
    const { postId } = buttonOf(card, 'Ouvrir la publication')['data'] as { postId: string }
    for (const width of [1800, 1366, 390, 320]) {
      const one = await open(postId, { width, height: 800 })
      await one.tab.getByRole('button', { name: 'Soumettre à validation' }).click()
      await one.tab.locator('#faults a').first().waitFor()
      for (const part of ['Texte', 'Destinataires', 'Options', ...(width < 1800 ? ['Carte'] : [])]) {
        await one.tab.getByRole('tab', { name: part }).click()
        if (part === 'Options') await field(one, 'Nature').selectOption('event')
        // Colours are the same at every width.
        for (const theme of width === 390 ? themes : themes.slice(0, 1)) {
          await one.setTheme(theme)
          await one.isFaultless(`${part}, ${theme}, ${width} px`)
        }
      }
      const hosts = one.asked.filter(url => /^https?:/.test(url)).map(url => new URL(url).hostname)
      assert.deepEqual([...new Set(hosts)], ['localhost'])
    }
  })

  it('can be typed into before what draws its card is there, and draws the card once it is', async () => {
    const one = await open(randomUUID(), {
      isNew: true,
      width: 1800,
      before: page => page.route('**/lib/adaptivecards.js', route => route.abort()),
    })
    await field(one, 'Titre').fill('Sans sa carte')
    await standing(one, saved)
    await one.tab.locator('.part-card').getByText('Cette carte ne s’affiche pas').waitFor()
    await one.page.unroute('**/lib/adaptivecards.js')
    await field(one, 'Titre').fill('Avec sa carte')
    await one.tab.locator('.part-card').getByText('Avec sa carte').waitFor()
  })

  it('is light over the wire, its card drawn', async () => {
    const one = await open(randomUUID(), { isNew: true, width: 1800 })
    await one.tab.locator('.part-card .ac-adaptiveCard').waitFor()
    const { bytes, files } = await weightOf(one, mary)
    for (const name of [
      'post.html',
      'post.css',
      'post-main.js',
      'lib/adaptivecards.js',
      'lib/teams-js.js',
      'words/fr.json',
    ])
      assert.ok(files.get(`/tab/${name}`)! > 0, name)
    assert.ok(
      [...files.keys()].some(path => path.startsWith('/tab/parts/')),
      'what it shares with other pages',
    )
    assert.ok(bytes > 100_000 && bytes <= bytesMost, `${bytes} bytes`)
  })
})
