import assert from 'node:assert/strict'
import type { Browser, Locator } from 'playwright-core'
import { openDesk } from '../support/at-desk.ts'
import { openEditionPage } from '../support/at-edition.ts'
import { openBrowser } from '../support/browser.ts'
import {
  addressOf,
  articlesApproved,
  editionIn,
  editionOpened,
  newspaper,
  newspaperMade,
} from '../support/edition-road.ts'
import { type Cast, cast, inChannel, inChat } from '../support/road.ts'
import { onStores, type StoredMary } from '../support/stores.ts'

const titles = ['Le pont rouvre', 'La crèche ouvre']
const announced = `${newspaper} n°`
const phone = { width: 390, height: 844 }

onStores(['PostgreSQL'], open =>
  describe('an internal newspaper, in Chromium', () => {
    let mary: StoredMary
    let people: Cast
    let browser: Browser | undefined

    before(async function () {
      browser = await openBrowser()
      if (browser === undefined) this.skip()
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '90', SANDBOX_LIMITS: 'off' } })
      people = await cast(mary.town)
      await newspaperMade(mary.town, people)
      await articlesApproved(mary.town, people, titles)
    })
    after(async () => {
      await browser?.close()
      await mary?.close()
    })

    const press = (where: Locator, name: string | RegExp) =>
      where
        .getByRole('button', { name, exact: typeof name === 'string' })
        .last()
        .click()

    it('is composed, printed, read as on a phone, and approved', async () => {
      const { town } = mary
      const { comms, otherComms, head } = people
      const reference = editionIn(await editionOpened(town, comms.id))
      const plan = await openEditionPage(browser!, mary, comms, { query: `edition=${reference}`, height: 1_200 })
      await press(plan.tab.getByRole('main'), 'Ajouter, soumettre…')
      const card = plan.tab.locator('#opened')
      await press(card, 'Ajouter ce qui est prêt (2)')
      await card.getByText('2 publications sont entrées').waitFor()
      await press(card, 'Aperçu')
      await card.getByText('Mary imprime le numéro').waitFor()
      const previewed = await inChannel(town, comms.id, reference, 'Lire l’aperçu')
      const reading = await browser!.newPage()
      await reading.goto(addressOf(previewed, 'Lire l’aperçu'))
      for (const name of titles) await reading.getByRole('heading', { name }).first().waitFor()
      await reading.setViewportSize(phone)
      const [needs, has] = await reading.evaluate<[number, number]>(
        '[document.documentElement.scrollWidth, innerWidth]',
      )
      assert.ok(needs <= has, `${needs} px in ${has}`)
      await press(card, 'Actualiser')
      await press(card, 'Soumettre à validation')
      assert.deepEqual(plan.broken, [])

      const desk = await openDesk(browser!, mary)
      for (const who of [otherComms, head]) {
        await inChat(town, who.id, 'Approuver', announced)
        await desk.become(who)
        await desk.press('Approuver', desk.chat())
        await desk.chat().getByText('Vous avez donné votre visa').last().waitFor()
      }
      await inChannel(town, comms.id, reference, 'Approuvé')
      assert.deepEqual(desk.broken, [])
    })
  }),
)
