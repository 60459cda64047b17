import type { Browser } from 'playwright-core'
import type { Person } from '../../sandbox/town/town.ts'
import { openEditionPage } from '../support/at-edition.ts'
import type { AtTab } from '../support/at-tab.ts'
import { inChromium } from '../support/in-chromium.ts'
import type { Mary } from '../support/mary.ts'
import { type Cast, inChat, pressed, readable } from '../support/road.ts'
import { comesTo } from '../support/comes-to.ts'

/** By the real process: what two people see who compose at the same time. */
describe('the flat plan that two people look at, in Chromium', function () {
  this.timeout(240_000)
  let browser: Browser
  let mary: Mary
  let people: Cast
  let reference: string

  const kept = inChromium(started => ({ browser, mary, people } = started))

  /** A newspaper with two headings, and an edition with three texts under the first. */
  before(async () => {
    const { town } = mary
    const { id } = people.comms
    await town.say(id, 'nouveau journal')
    const form = await inChat(town, id, 'Nouveau journal', 'Créer le journal')
    const inputs = {
      name: 'À deux mains',
      code: 'DM',
      director: id,
      headings: 'Vie des services · 6000\nPortraits · 3000',
      everyone: 'true',
      closesBefore: '3',
    }
    await pressed(town, id, { activityId: form.id, button: 'Créer le journal', inputs })
    for (const title of ['Le potager', 'La voirie', 'Le portrait']) {
      await town.say(id, 'journal DM texte')
      const piece = await inChat(town, id, 'Ajouter un texte', 'Enregistrer')
      const written = { title, text: `${title} en quelques mots.` }
      await pressed(town, id, { activityId: piece.id, button: 'Enregistrer', inputs: written })
    }
    await town.say(id, 'journal DM')
    const card = await inChat(town, id, 'À deux mains', 'Le portrait')
    reference = /DM-\d{4}-\d{2}/.exec(readable(card))![0]
  })

  const open = async (person: Person): Promise<AtTab> => {
    const one = kept(await openEditionPage(browser, mary, person, { query: `edition=${reference}`, height: 1_200 }))
    await one.tab.locator('.plan-line').first().waitFor()
    return one
  }
  const lies = ({ tab }: AtTab, title: string, heading: string, timeout = 20_000) =>
    tab.getByRole('region', { name: heading }).locator('.plan-line', { hasText: title }).waitFor({ timeout })
  const press = ({ tab }: AtTab, name: string) => tab.getByRole('button', { name, exact: true }).click()

  it('shows each the other’s move within two seconds', async () => {
    const mine = await open(people.comms)
    const other = await open(people.otherComms)
    await mine.isFaultless('a flat plan')
    await lies(other, 'Le portrait', 'Vie des services')
    await press(mine, 'Descendre «\u00a0Le portrait\u00a0»')
    await mine.tab.locator('#said:not(.refused)').getByText('Portraits, 1 sur 1').waitFor()
    await lies(other, 'Le portrait', 'Portraits', 2_000)
    await press(other, 'Descendre «\u00a0La voirie\u00a0»')
    await lies(mine, 'La voirie', 'Portraits', 4_000)
  })

  it('lets one of two moves win, and shows the other why theirs went back', async () => {
    const mine = await open(people.comms)
    const other = await open(people.otherComms)
    // What the other sees is held back, as on a line that is slow.
    await other.page.route('**/tab/api/edition', route => route.abort())
    await press(mine, 'Monter «\u00a0La voirie\u00a0»')
    await lies(mine, 'La voirie', 'Vie des services')
    await mine.tab.locator('#said:not(.refused)').waitFor()
    await press(other, 'Descendre «\u00a0Le potager\u00a0»')
    await other.tab.locator('#said.refused').getByText('entre-temps').waitFor()
    await lies(other, 'Le potager', 'Vie des services')
    await lies(other, 'La voirie', 'Vie des services')
    await other.page.unroute('**/tab/api/edition')
  })

  it('keeps an editorial of one while the other moves lines', async () => {
    const mine = await open(people.comms)
    const other = await open(people.otherComms)
    await mine.tab.getByText(/^Éditorial/).click()
    await mine.tab.getByLabel('Texte', { exact: true }).fill('Chères et chers collègues')
    await press(other, 'Descendre «\u00a0Le potager\u00a0»')
    await other.tab.locator('#said:not(.refused)').waitFor()
    await press(mine, 'Enregistrer l’éditorial')
    await mine.tab.locator('#said:not(.refused)').getByText('L’éditorial est enregistré.').waitFor()
    await other.tab.getByText(/^Éditorial/).click()
    const seen = other.tab.getByLabel('Texte', { exact: true })
    await other.run(
      `new Promise(resolve => {
        const look = () => document.getElementById('editorial-text').value ? resolve() : setTimeout(look, 50)
        look()
      })`,
    )
    await comesTo(() => seen.inputValue(), 'Chères et chers collègues')
  })

  it('opens the card of the edition and of a line beside it', async () => {
    const one = await open(people.comms)
    await press(one, 'Ajouter, soumettre…')
    const card = one.tab.locator('#opened')
    await card.getByText('À deux mains').first().waitFor()
    await one.isFaultless('the card of the edition')
    await one.tab.getByRole('button', { name: 'Revenir au chemin de fer' }).click()
    await one.tab.locator('.plan-line .open', { hasText: 'Le portrait' }).click()
    await card.getByRole('button', { name: 'Retirer du numéro' }).waitFor()
    await one.isFaultless('the card of a line')
  })

  it('is not for an agent', async () => {
    const one = kept(await openEditionPage(browser, mary, people.agent, { query: `edition=${reference}` }))
    await one.tab.getByText('n’est pas ouvert à votre compte').first().waitFor()
    await one.isFaultless('refused')
  })
})
