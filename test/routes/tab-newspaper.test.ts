import assert from 'node:assert/strict'
import type { Browser, Locator, Page } from 'playwright-core'
import { type AtDesk, openDesk } from '../support/at-desk.ts'
import { openEditionPage } from '../support/at-edition.ts'
import { isReadOnPhone } from '../support/at-phone.ts'
import { openBrowser } from '../support/browser.ts'
import {
  addressOf,
  articlesApproved,
  editionIn,
  editionOpened,
  newspaper,
  newspaperMade,
} from '../support/edition-road.ts'
import { eventually } from '../support/eventually.ts'
import { frenchRelays, listedSites } from '../support/listed-sites.ts'
import { type Cast, cast, inChannel, inChat, readable } from '../support/road.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import { comesTo } from '../support/comes-to.ts'

const titles = ['Le pont rouvre', 'La crèche ouvre']
const announced = `${newspaper} n°`
/** Openings under this are not told. */
const fewest = 5
const shown = { timeout: 5_000 }

onStores(['PostgreSQL'], open =>
  describe('an internal newspaper, in Chromium', function () {
    // One road: what lies behind a step that failed tells nothing more.
    this.bail(true)
    let mary: StoredMary
    let people: Cast
    let browser: Browser | undefined
    let desk: AtDesk
    let reference: string
    /** The edition, as the agent has it open. */
    let reading: Page

    before(async function () {
      browser = await openBrowser()
      if (browser === undefined) this.skip()
      mary = await open({
        sandbox: { SANDBOX_PEOPLE: '90', SANDBOX_LIMITS: 'off' },
        env: { FOUR_EYES_OVER: '1000000' },
      })
      people = await cast(mary.town)
      await newspaperMade(mary.town, people)
      await articlesApproved(mary.town, people, titles)
      desk = await openDesk(browser, mary)
    })
    afterEach(() => assert.deepEqual(desk?.broken ?? [], []))
    after(async () => {
      await browser?.close()
      await mary?.close()
    })

    const press = (where: Locator, name: string | RegExp) =>
      where
        .getByRole('button', { name, exact: typeof name === 'string' })
        .last()
        .click()

    /** The last card of the channel that says this and has that button. */
    const inThread = (words: string, button: string | RegExp) =>
      desk
        .channel()
        .locator('article.said')
        .filter({ hasText: words })
        .filter({ has: desk.page.getByRole('button', { name: button }) })
        .last()

    /**
     * Presses a button of the announcement, and what it asks then, until it is `done`: what came just before may draw the
     * card again under the hand, and then one asks once more, as people do.
     */
    const answered = (name: string, then: string | RegExp, done: () => Promise<boolean>) =>
      eventually(async () => {
        if (await done()) return true
        await inThread(announced, name).getByRole('button', { name }).click(shown)
        // Sooner than somebody reads what is asked, it is asked again.
        await desk.page.waitForTimeout(2_000)
        await inThread(announced, then).getByRole('button', { name: then }).click(shown)
        return false
      }, `${name}, and its answer`)

    it('is composed in the flat plan, printed, and approved by both', async () => {
      const { town } = mary
      const { comms, otherComms, head } = people
      reference = editionIn(await editionOpened(town, comms.id))
      const plan = await openEditionPage(browser!, mary, comms, { query: `edition=${reference}`, height: 1_200 })
      await press(plan.tab.getByRole('main'), 'Ajouter, soumettre…')
      const card = plan.tab.locator('#opened')
      await press(card, 'Ajouter ce qui est prêt (2)')
      await card.getByText('2 publications sont entrées').waitFor()
      await press(card, 'Aperçu')
      await card.getByText('Mary imprime le numéro').waitFor()
      const previewed = await inChannel(town, comms.id, reference, 'Lire l’aperçu')
      const preview = await browser!.newPage()
      await preview.goto(addressOf(previewed, 'Lire l’aperçu'))
      for (const name of titles) await preview.getByRole('heading', { name }).first().waitFor()
      await preview.close()
      await press(card, 'Actualiser')
      await press(card, 'Soumettre à validation')
      for (const who of [otherComms, head]) {
        await inChat(town, who.id, 'Approuver', announced)
        await desk.become(who)
        await desk.press('Approuver', desk.chat())
        await desk.chat().getByText('Vous avez donné votre visa').last().waitFor()
      }
      await inChannel(town, comms.id, reference, 'Approuvé')
      assert.deepEqual(plan.broken, [])
      await plan.close()
    })

    it('leaves at the desk, to every agent', async () => {
      await inChannel(mary.town, people.comms.id, announced, 'Diffuser maintenant')
      await desk.become(people.comms)
      await answered('Diffuser maintenant', /^Diffuser à/, () => inThread(announced, 'Retirer chez tous').isVisible())
    })

    it('is read by an agent on a phone, large, narrow and printed, and asks no other host for anything', async () => {
      const { town } = mary
      await inChat(town, people.agent.id, announced, 'Lire le numéro')
      await desk.become(people.agent)
      const asked: string[] = []
      desk.page.context().on('request', request => asked.push(request.url()))
      const opening = desk.page.waitForEvent('popup')
      await desk.chat().getByRole('link', { name: 'Lire le numéro', exact: true }).last().click()
      reading = await opening
      for (const name of titles) await reading.getByRole('heading', { name }).first().waitFor()
      await comesTo(() => reading.getByRole('heading', { level: 1 }).count(), 1)
      await isReadOnPhone(reading, reference)
      const others = asked.filter(url => ![mary.url, mary.sandbox.desk, 'data:'].some(own => url.startsWith(own)))
      assert.deepEqual(others, [])
    })

    it('tells that it was opened, and how often only from five on', async () => {
      const { town } = mary
      const opened = () => mary.ask<{ count: number }>('select sum(opened)::int as count from edition_read')
      await eventually(async () => (await opened())[0]?.count === 1, 'the one opening is counted once')
      const says = async () => {
        await town.say(people.comms.id, `journal ${reference}`)
        return readable(await inChat(town, people.comms.id, reference, 'Publié le'))
      }
      await eventually(async () => (await says()).includes('Ouvert moins de 5 fois'), 'under five it tells no number')
      // Each in a browser of their own, which has read nothing yet.
      for (let times = 1; times < fewest; times++) {
        const other = await browser!.newContext()
        await (await other.newPage()).goto(reading.url())
        await other.close()
      }
      await eventually(async () => (await says()).includes(`Ouvert ${fewest} fois`), 'the fifth is told')
    })

    it('lies in print at the sites, as a relay says at the desk', async () => {
      const { town } = mary
      await desk.become(people.comms)
      const ask = 'Joindre les sites (38)'
      await answered(ask, ask, () => inThread(announced, /^Voir les sites/).isVisible())
      const [relay] = frenchRelays(await listedSites(town))
      await inChat(town, relay!.id, announced, 'C’est à disposition')
      await desk.become(relay!)
      const card = desk.chat().locator('article.said').filter({ hasText: 'Exemplaires' }).last()
      const asking = desk.page.context().waitForEvent('request', asked => asked.url().endsWith('.pdf'))
      await card.getByRole('link', { name: 'Ouvrir le journal (PDF)', exact: true }).click()
      const answer = await fetch((await asking).url())
      assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'application/pdf'])
      await eventually(async () => {
        await card.getByRole('button', { name: 'C’est à disposition' }).click(shown)
        await card.getByText('Les exemplaires sont à disposition. Merci').waitFor(shown)
        return true
      }, 'they are put out')
    })

    it('has an erratum on its page, which somebody else confirmed at the desk', async () => {
      const text = 'La crèche ouvre à 7 h 30.'
      await mary.town.say(people.comms.id, `journal ${reference} erratum : ${text}`)
      await inChannel(mary.town, people.otherComms.id, reference, text, 'Confirmer l’erratum')
      await desk.become(people.otherComms)
      await inThread(text, 'Confirmer l’erratum').getByRole('button', { name: 'Confirmer l’erratum' }).click()
      await eventually(async () => {
        await reading.reload()
        return reading.getByText(text).first().isVisible()
      }, 'the page has it')
      await isReadOnPhone(reading, 'with its erratum')
    })

    it('is gone from its address once it was taken back at the desk', async () => {
      await desk.become(people.comms)
      await answered('Retirer chez tous', /^Retirer chez \d/, async () => (await reading.reload())?.status() === 410)
      for (const name of titles) await comesTo(() => reading.getByText(name).count(), 0, name)
      await isReadOnPhone(reading, 'gone')
    })
  }),
)
