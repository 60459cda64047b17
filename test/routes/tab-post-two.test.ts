import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import type { Person } from '../../sandbox/town/town.ts'
import { openPost, standing } from '../support/at-post.ts'
import { type AtTab, openTab } from '../support/at-tab.ts'
import { inChromium } from '../support/in-chromium.ts'
import type { Mary } from '../support/mary.ts'
import { buttonOf, type Cast } from '../support/road.ts'
import { retained, submitted } from '../support/steps.ts'
import { comesTo } from '../support/comes-to.ts'

const saved = /^Enregistré à/

describe('the page of a post that several people have to do with, in Chromium', function () {
  this.timeout(240_000)
  let browser: Browser
  let mary: Mary
  let people: Cast

  const kept = inChromium(started => ({ browser, mary, people } = started))

  const open = async (person: Person, postId: string, isNew = false): Promise<AtTab> => {
    return kept(await openPost(browser, mary, person, postId, { isNew }))
  }
  const field = ({ tab }: AtTab, label: string) => tab.getByLabel(label, { exact: true })
  /** Both texts of a conflict, with what is marked in them between stars. */
  const saidIn = (one: AtTab) =>
    one.run<string[]>(`[...document.querySelectorAll('.conflict .said')].map(said => {
      const copy = said.cloneNode(true)
      for (const heard of copy.querySelectorAll('.heard')) heard.remove()
      for (const mark of copy.querySelectorAll('mark')) mark.replaceWith('*' + mark.textContent + '*')
      return copy.textContent
    })`)
  const body = ({ tab }: AtTab) => tab.getByRole('textbox', { name: 'Texte', exact: true })
  const holds = async (one: AtTab, label: string, words: string) => {
    await one.tab.locator(`[name=${label}]`).and(one.tab.locator(':visible')).waitFor()
    await comesTo(() => one.tab.locator(`[name=${label}]`).inputValue(), words)
  }

  it('shows each writer the other and their changes, and both texts where they meet', async () => {
    const postId = randomUUID()
    const mine = await open(people.comms, postId, true)
    await field(mine, 'Titre').fill('Un début')
    await standing(mine, saved)
    const other = await open(people.otherComms, postId)
    await mine.tab.getByText(`${people.otherComms.displayName} écrit aussi.`).waitFor()
    await other.tab.getByText(`${people.comms.displayName} écrit aussi.`).waitFor()

    await field(other, 'Résumé pour l’alerte').fill('Le résumé de l’autre.')
    await holds(mine, 'summary', 'Le résumé de l’autre.')
    await mine.tab.locator('#mark-summary').getByText(`Changé par ${people.otherComms.displayName}`).waitFor()

    // Both write the same part before either hears of the other.
    await mine.page.route('**/tab/api/post/look', route => route.abort())
    await field(other, 'Titre').fill('Le titre de l’autre')
    await standing(other, saved)
    await field(mine, 'Titre').fill('Mon titre')
    const both = mine.tab.getByRole('region', { name: 'Titre', exact: true })
    await both.waitFor()
    assert.deepEqual(await saidIn(mine), ['*Mon* titre', '*Le* titre *de l’autre*'])
    await mine.tab.getByRole('link', { name: 'Voir les deux versions' }).click()
    await mine.isFaultless('a conflict')
    await mine.tab.getByRole('tab', { name: 'Options' }).click()
    await field(mine, 'Adresse du lien').fill('https://ville.fr/voisins')
    await mine.page.unroute('**/tab/api/post/look')
    await mine.tab.getByRole('link', { name: 'Voir les deux versions' }).click()
    await mine.tab.getByRole('button', { name: 'Garder la mienne' }).click()
    await standing(mine, saved)
    await holds(other, 'title', 'Mon titre')
    await other.tab.getByRole('tab', { name: 'Options' }).click()
    await holds(other, 'linkUrl', 'https://ville.fr/voisins')
  })

  it('joins what two write at once in two paragraphs of the text, and leaves each caret where it is', async () => {
    const postId = randomUUID()
    const mine = await open(people.comms, postId, true)
    await body(mine).click()
    for (const words of ['Le début.', 'Le milieu.', 'La fin.']) {
      await mine.page.keyboard.type(words)
      await mine.page.keyboard.press('Enter')
    }
    await standing(mine, saved)
    const other = await open(people.otherComms, postId)
    await body(other).getByText('Le début.').click()
    await other.page.keyboard.press('End')
    await body(mine).getByText('La fin.').click()
    await mine.page.keyboard.press('End')
    for (let word = 1; word <= 12; word++) {
      await other.page.keyboard.type(` a${word}`, { delay: 40 })
      await mine.page.keyboard.type(` b${word}`, { delay: 40 })
    }
    const row = (letter: string) => Array.from({ length: 12 }, (_, at) => ` ${letter}${at + 1}`).join('')
    const joined = [`Le début.${row('a')}`, 'Le milieu.', `La fin.${row('b')}`]
    for (const one of [mine, other]) {
      await body(one).getByText(joined[0]!, { exact: true }).waitFor()
      await body(one).getByText(joined[2]!, { exact: true }).waitFor()
      await comesTo(() => one.tab.locator('.conflict').count(), 0)
      await standing(one, saved)
    }
    await mine.page.keyboard.type('!')
    await other.page.keyboard.type('?')
    await body(mine).getByText(`${joined[0]}?`, { exact: true }).waitFor()
    await body(other).getByText(`${joined[2]}!`, { exact: true }).waitFor()
  })

  it('shows of a text only the paragraph that both changed, as people read it, and gives back what was replaced', async () => {
    const postId = randomUUID()
    const mine = await open(people.comms, postId, true)
    await body(mine).click()
    await mine.page.keyboard.type('Le **grand** bassin ouvre lundi.')
    await mine.page.keyboard.press('Enter')
    await mine.page.keyboard.type('Venez.')
    await standing(mine, saved)
    const other = await open(people.otherComms, postId)
    await mine.page.route('**/tab/api/post/look', route => route.abort())
    await body(other).getByText('bassin ouvre').click()
    await other.page.keyboard.press('End')
    await other.page.keyboard.type(' Enfin.')
    await standing(other, saved)
    await body(mine).getByText('bassin ouvre').click()
    await mine.page.keyboard.press('End')
    await mine.page.keyboard.type(' Déjà.')
    await mine.tab.getByRole('link', { name: 'Voir les deux versions' }).waitFor()
    await mine.page.unroute('**/tab/api/post/look')
    assert.deepEqual(await saidIn(mine), [
      'Le grand bassin ouvre lundi. *Déjà*.',
      'Le grand bassin ouvre lundi. *Enfin*.',
    ])
    await comesTo(() => mine.tab.locator('.conflict strong').first().innerText(), 'grand')
    await mine.isFaultless('a conflict of the text')

    await other.page.keyboard.press('Control+End')
    await other.page.keyboard.type(' Tous.')
    await mine.page.keyboard.type(' Oui.')
    await mine.tab.getByRole('button', { name: 'Garder la mienne' }).click()
    await standing(mine, saved)
    await body(other).getByText('Le grand bassin ouvre lundi. Déjà. Oui.').waitFor()
    await body(mine).getByText('Venez. Tous.').waitFor()
    await body(other).getByText('Venez. Tous.').waitFor()
    await other.isFaultless('what was replaced')
    await other.tab.getByRole('button', { name: 'Remettre' }).click()
    await body(mine).getByText('Le grand bassin ouvre lundi. Enfin.').waitFor()
    await mine.tab.getByRole('button', { name: 'Remettre' }).waitFor()
    await body(mine).getByText('Venez. Tous.').waitFor()
  })

  it('asks before it takes back what is being validated, and leaves it as it is after a no', async () => {
    const title = 'Le marché du soir'
    const { card } = await retained(mary.town, people, title)
    await submitted(mary.town, people, card, { title })
    const { postId } = buttonOf(card, 'Ouvrir la publication')['data'] as { postId: string }
    const one = await open(people.comms, postId)
    await field(one, 'Titre').pressSequentially('!')
    await one.tab.getByRole('dialog').waitFor()
    await one.isFaultless('the question')
    await one.tab.getByRole('button', { name: 'Ne pas modifier' }).click()
    await comesTo(() => field(one, 'Titre').inputValue(), title)
    await one.tab
      .locator('#notice-underWay')
      .getByText(/est en validation/)
      .waitFor()
    await field(one, 'Titre').fill('')
    await field(one, 'Titre').pressSequentially('Le marché de nuit', { delay: 60 })
    await one.tab.getByRole('button', { name: 'Modifier quand même' }).click()
    await standing(one, saved)
    await one.tab
      .locator('#kicker')
      .getByText(/Brouillon/)
      .waitFor()
    await comesTo(() => field(one, 'Titre').inputValue(), 'Le marché de nuit')
  })

  it('asks too of who typed while another submitted it, and offers their words again after a no', async () => {
    const title = 'Le marché de la gare'
    const { card } = await retained(mary.town, people, title)
    const { postId } = buttonOf(card, 'Ouvrir la publication')['data'] as { postId: string }
    const one = await open(people.comms, postId)
    await one.page.route('**/tab/api/post/look', route => route.abort())
    await submitted(mary.town, people, card, { title })
    await field(one, 'Titre').fill('Le marché de minuit')
    await one.tab.getByRole('button', { name: 'Ne pas modifier' }).click()
    await comesTo(() => field(one, 'Titre').inputValue(), title)
    await one.reload()
    await one.tab.getByRole('button', { name: 'Reprendre' }).click()
    await one.tab.getByRole('button', { name: 'Modifier quand même' }).click()
    await standing(one, saved)
    await holds(one, 'title', 'Le marché de minuit')
    await one.tab
      .locator('#kicker')
      .getByText(/Brouillon/)
      .waitFor()
  })

  it('is for nobody by itself, and for all agents without a question where nobody was chosen', async () => {
    const one = await open(people.comms, randomUUID(), true)
    await one.tab.locator('#hello').getByText('Nouvelle publication').waitFor()
    await field(one, 'Titre').fill('Pour qui ?')
    await one.tab.locator('#hello').getByText('Pour qui ?').waitFor()
    await standing(one, /^Enregistré à \d+\u202fh/)
    await one.tab.getByRole('tab', { name: 'Destinataires' }).click()
    const all = one.tab.getByRole('switch', { name: 'Tous les agents' })
    await comesTo(() => all.isChecked(), false)
    await all.click()
    await one.tab
      .locator('.how-many')
      .getByText(/\d+ personnes/)
      .waitFor()
  })

  it('is for comms alone', async () => {
    const one = kept(await openTab(browser, mary, people.agent, { at: `post.html?post=${randomUUID()}&new=1` }))
    await one.tab.locator('#whole').getByText('Cette page est réservée à l’équipe communication.').waitFor()
    await one.isFaultless('not for an agent')
  })
})
