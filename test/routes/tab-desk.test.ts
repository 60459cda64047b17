import assert from 'node:assert/strict'
import type { Browser } from 'playwright-core'
import { type AtTab, openTab, type Theme } from '../support/at-tab.ts'
import { inChromium } from '../support/in-chromium.ts'
import type { Mary } from '../support/mary.ts'
import { type Cast, inChat, propose } from '../support/road.ts'
import { retained, submitted } from '../support/steps.ts'
import { comesTo } from '../support/comes-to.ts'

const themes: Theme[] = ['default', 'dark', 'contrast']

/** The page as Teams opens it, by the real process. */
describe('the tab, in Chromium', function () {
  this.timeout(180_000)
  let browser: Browser
  let mary: Mary
  let people: Cast

  const kept = inChromium(started => ({ browser, mary, people } = started))

  const open: typeof openTab extends (browser: Browser, mary: Mary, ...rest: infer Rest) => infer Opened
    ? (...rest: Rest) => Opened
    : never = async (...rest) => {
    return kept(await openTab(browser, mary, ...rest))
  }
  const waiting = async (title: string) => {
    const { card } = await retained(mary.town, people, title)
    await submitted(mary.town, people, card, { title })
    await inChat(mary.town, people.head.id, 'Approuver', title)
  }
  const line = ({ tab }: AtTab, title: string) => tab.getByRole('button', { name: title })
  const list = ({ tab }: AtTab, name: string) => tab.getByRole('region', { name })

  it('shows an approver what waits, takes the visa there, and the card in the chat follows', async () => {
    const title = 'La médiathèque rouvre mardi'
    await waiting(title)
    const one = await open(people.head)
    await list(one, 'Ce qui m’attend').getByRole('button', { name: title }).click()
    const card = one.tab.getByRole('region', { name: title })
    await card.getByRole('button', { name: 'Approuver', exact: true }).click()
    await card.getByRole('button', { name: 'Retirer mon visa', exact: true }).waitFor()
    await inChat(mary.town, people.head.id, title, 'Retirer mon visa')
    await list(one, 'Ce qui m’attend').getByRole('button', { name: title }).waitFor({ state: 'detached' })
  })

  it('shows an agent only what is theirs, and what they propose in the chat as they do', async () => {
    const one = await open(people.agent)
    await list(one, 'Mes propositions').waitFor()
    await comesTo(() => list(one, 'Mes publications').count(), 0)
    const comms = await open(people.comms)
    await list(comms, 'Mes publications').waitFor()
    await propose(mary.town, people.agent, 'Un goûter pour les anciens')
    await line(one, 'Un goûter pour les anciens').waitFor()
    await comesTo(() => line(comms, 'Un goûter pour les anciens').count(), 0)
  })

  it('is worked by keyboard alone, and the focus is never lost', async () => {
    const title = 'Les horaires de la piscine'
    await waiting(title)
    const one = await open(people.head)
    await line(one, title).focus()
    await one.page.keyboard.press('Enter')
    const approve = one.tab.getByRole('button', { name: 'Approuver', exact: true })
    await approve.waitFor()
    assert.equal(await one.run('document.activeElement.id'), 'opened')
    for (let left = 30; left > 0 && !(await approve.and(one.tab.locator(':focus')).count()); left--)
      await one.page.keyboard.press('Tab')
    await one.page.keyboard.press('Enter')
    await one.tab.getByRole('button', { name: 'Retirer mon visa', exact: true }).waitFor()
    assert.ok(await one.run(`document.activeElement.closest('#opened') !== null`), 'still at the card')
    await one.page.keyboard.press('Escape')
    assert.equal(await one.run('document.activeElement === document.body'), false)
    assert.equal(await one.run(`'open' in document.body.dataset`), false)
  })

  it('follows the theme of Teams, without a fault in any, at any width', async () => {
    const title = 'Le marché de Noël'
    await waiting(title)
    for (const width of [1366, 320]) {
      // Colours are the same at every width.
      const seen = width === 320 ? themes : themes.slice(0, 1)
      const one = await open(people.head, { width })
      await line(one, title).waitFor()
      for (const theme of seen) {
        await one.setTheme(theme)
        await one.isFaultless(`lists, ${theme}, ${width} px`)
      }
      await line(one, title).click()
      await one.tab.getByRole('button', { name: /^Lire/ }).click()
      await one.tab.getByRole('button', { name: /^Plus/ }).click()
      for (const theme of seen) {
        await one.setTheme(theme)
        await one.isFaultless(`a card, ${theme}, ${width} px`)
      }
      await one.tab.getByRole('button', { name: 'Proposer une correction' }).click()
      await one.tab.getByRole('dialog').getByLabel('Titre').waitFor()
      for (const theme of seen) {
        await one.setTheme(theme)
        await one.isFaultless(`a further step, ${theme}, ${width} px`)
      }
      await one.tab.getByRole('dialog').getByLabel('Titre').fill('Un autre titre')
      await one.page.keyboard.press('Escape')
      await one.tab.getByRole('dialog').getByText('pas encore envoyé').waitFor()
      await one.page.keyboard.press('Escape')
      await one.tab.getByRole('dialog').waitFor({ state: 'hidden' })
    }
  })
})
