import assert from 'node:assert/strict'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { openPost, reopenPost, standing } from '../support/at-post.ts'
import type { AtTab } from '../support/at-tab.ts'
import { dayIn } from '../support/day-in.ts'
import { inChromium } from '../support/in-chromium.ts'
import type { Mary } from '../support/mary.ts'
import { buttonOf, type Cast, inChat } from '../support/road.ts'
import { pictured, retained } from '../support/steps.ts'
import { comesTo } from '../support/comes-to.ts'

const saved = /^Enregistré à/

describe('recipients and options on the page of a post, in Chromium', function () {
  this.timeout(240_000)
  let browser: Browser
  let mary: Mary
  let people: Cast
  let one: AtTab

  const kept = inChromium(started => ({ browser, mary, people } = started))

  /** The post of a proposal that was retained. */
  const open = async (title: string) => {
    const { card } = await retained(mary.town, people, title)
    const { postId } = buttonOf(card, 'Ouvrir la publication')['data'] as { postId: string }
    one = kept(await openPost(browser, mary, people.comms, postId))
    return { page: one, tab: one.tab, postId }
  }
  const part = async (name: string) => one.tab.getByRole('tab', { name }).click()
  const field = (label: string) => one.tab.getByLabel(label, { exact: true })
  const pick = async (label: string, typed: string, option: string | RegExp) => {
    const search = one.tab.getByRole('combobox', { name: label })
    await search.click()
    await one.page.keyboard.type(typed)
    const found = one.tab.getByRole('listbox').getByRole('option', { name: option }).first()
    await found.waitFor()
    await found.click()
  }
  const chips = (row: string) => one.tab.getByRole('list', { name: row }).getByRole('listitem').locator('span')

  it('chooses, leaves out and takes away people, departments and addresses, and counts them', async () => {
    const { tab, page, postId } = await open('Un café entre services')
    await part('Destinataires')
    await pick('Direction, groupe, équipe ou liste', people.department.slice(3, 12), people.department)
    await pick('Personnes, par leur nom', people.otherComms.displayName, people.otherComms.displayName)
    await chips('Destinataires').getByText(people.otherComms.displayName, { exact: true }).waitFor()
    await comesTo(() => chips('Destinataires').first().innerText(), people.department)
    await field('À ajouter').selectOption('except')
    await pick('Personnes, par leur nom', people.agent.displayName, people.agent.displayName)
    await tab.locator('#part-audience summary').click()
    await field('Adresses de messagerie').fill('personne@nulle-part.example')
    await tab.getByRole('button', { name: 'Ajouter', exact: true }).click()
    await tab.locator('#fault-addAddresses').getByText('personne@nulle-part.example').waitFor()
    await field('Adresses de messagerie').fill(people.head.mail)
    await tab.getByRole('button', { name: 'Ajouter', exact: true }).click()
    await tab.getByRole('button', { name: `Retirer ${people.head.displayName}` }).waitFor()
    await comesTo(() => field('Adresses de messagerie').inputValue(), '')
    await comesTo(() => chips('Sauf').count(), 2)
    const before = await tab.locator('.how-many').innerText()
    await tab.getByRole('button', { name: `Retirer ${people.department}` }).focus()
    await page.page.keyboard.press('Enter')
    await tab.locator('.how-many').getByText('1 personne').waitFor()
    assert.match(before, /\d+ personnes/)
    await standing(page, saved)
    await reopenPost(page, postId)
    await part('Destinataires')
    await chips('Destinataires').first().waitFor()
    await comesTo(() => chips('Destinataires').count(), 1)
    await comesTo(() => chips('Sauf').count(), 2)
    // What was chosen would go: asked first.
    const all = tab.getByRole('switch', { name: 'Tous les agents' })
    await all.click()
    await tab.getByRole('button', { name: 'Non', exact: true }).click()
    await comesTo(() => all.isChecked(), false)
    await comesTo(() => chips('Destinataires').count(), 1)
    await all.click()
    await tab.getByRole('button', { name: 'Oui, tous les agents' }).click()
    await standing(page, saved)
    await comesTo(() => all.isChecked(), true)
    await comesTo(() => chips('Destinataires').count(), 0)
  })

  it('makes an event of it, with all that an event says', async () => {
    const { page, tab, postId } = await open('Le forum des métiers')
    await part('Options')
    await comesTo(() => field('Lieu').isVisible(), false)
    await field('Nature').selectOption('event')
    const day = dayIn(30)
    const said = { Date: day, Lieu: 'Salle des fêtes', 'Créneaux, un par ligne': '10 h Visite guidée (12)' }
    for (const [label, value] of Object.entries(said)) await field(label).fill(value)
    await tab
      .getByRole('group', { name: /^Événement/ })
      .getByLabel('Heure', { exact: true })
      .fill('10:00')
    await pick('Ajouter des organisateurs', people.head.displayName, people.head.displayName)
    await pick('Autres directions concernées', 'direction', /./)
    await tab.getByText(`Organisent aussi : ${people.head.displayName}`).waitFor()
    await field('Valable jusqu’au (ce jour compris)').fill(day)
    await field('Envoi obligatoire, y compris aux personnes qui refusent les envois facultatifs').check()
    await tab.locator('.part-card').getByText('Salle des fêtes').waitFor({ state: 'attached' })
    await standing(page, saved)
    await reopenPost(page, postId)
    await part('Options')
    // Hours are kept in one way.
    const kept = { ...said, 'Créneaux, un par ligne': '10:00 Visite guidée (12)' }
    for (const [label, value] of Object.entries(kept)) await comesTo(() => field(label).inputValue(), value)
    await comesTo(() => tab.getByRole('button', { name: /^Retirer / }).count(), 1)
    await comesTo(
      () => field('Envoi obligatoire, y compris aux personnes qui refusent les envois facultatifs').isChecked(),
      true,
    )
  })

  it('describes a picture, changes what is declared of it, and takes it away', async () => {
    const { page, tab, postId } = await open('Le pont est rouvert')
    const reference = /PUB-[\d-]+/.exec(await tab.locator('#kicker').innerText())![0]
    await pictured(mary.town, people.comms.id, reference)
    await part('Options')
    await field('Image 1 : description').fill('Le pont sur la rivière')
    await standing(page, saved)
    await tab.getByRole('button', { name: 'Changer l’accord' }).click()
    await tab.getByRole('dialog').getByRole('button', { name: 'Changer ma réponse' }).click()
    await tab.getByRole('dialog').getByRole('button', { name: 'J’ai l’accord (adultes)' }).click()
    await tab.getByRole('dialog').waitFor({ state: 'hidden' })
    await tab
      .locator('.picture')
      .getByText(/déclaré/i)
      .first()
      .waitFor()
    await reopenPost(page, postId)
    await part('Options')
    await comesTo(() => field('Image 1 : description').inputValue(), 'Le pont sur la rivière')
    await field('Enlever l’image 1').click()
    await tab.getByRole('button', { name: 'Non', exact: true }).click()
    await comesTo(() => field('Enlever l’image 1').isChecked(), false)
    await field('Enlever l’image 1').click()
    await tab.getByRole('button', { name: 'Oui, l’enlever' }).click()
    await field('Image 1 : description').waitFor({ state: 'detached' })
  })

  it('takes a picture that is chosen on the page, and asks at once who is on it', async () => {
    const { page, tab } = await open('La salle des fêtes')
    await part('Options')
    const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: 'teal' } })
      .jpeg()
      .toBuffer()
    await field('Ajouter une image').setInputFiles({ name: 'salle.jpg', mimeType: 'image/jpeg', buffer: bytes })
    await tab.getByRole('dialog').getByRole('button', { name: 'Personne de reconnaissable' }).click()
    await tab.getByRole('dialog').waitFor({ state: 'hidden' })
    await field('Image 1 : description').fill('La salle, vide')
    await standing(page, saved)
    const text = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('rien') }
    await field('Ajouter une image').setInputFiles(text)
    await tab.locator('.foot .refused').getByText(/\S/).waitFor()
  })

  it('sends a test of what is typed, to whoever writes', async () => {
    const { tab } = await open('Une expo à la mairie')
    await field('Résumé pour l’alerte').fill('Venez voir.')
    await tab.getByRole('button', { name: 'Recevoir un essai' }).click()
    await tab
      .locator('.foot .said')
      .getByText(/conversation/)
      .waitFor()
    await inChat(mary.town, people.comms.id, 'ESSAI', 'Une expo à la mairie')
  })
})
