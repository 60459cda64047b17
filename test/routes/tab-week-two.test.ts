import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { Temporal } from 'temporal-polyfill'
import type { Person } from '../../sandbox/town/town.ts'
import type { WrittenWeek } from '../../src/teams/week/drawn/written-week.ts'
import { openPost, standing } from '../support/at-post.ts'
import type { AtTab } from '../support/at-tab.ts'
import { dragTo, openWeek } from '../support/at-week.ts'
import { inChromium } from '../support/in-chromium.ts'
import type { Mary } from '../support/mary.ts'
import type { Cast } from '../support/road.ts'
import { comesTo } from '../support/comes-to.ts'

/** By the real process: what two people see who plan at the same time. */
describe('the calendar that two people look at, in Chromium', function () {
  this.timeout(240_000)
  let browser: Browser
  let mary: Mary
  let people: Cast
  // Of the week after the next: a Tuesday and the two days after it, whatever today is.
  const today = Temporal.Now.plainDateISO('Europe/Paris')
  const tuesday = today.add({ days: 15 - today.dayOfWeek + 1 })
  const day = (n: number) => tuesday.add({ days: n }).toString()

  const kept = inChromium(started => ({ browser, mary, people } = started))

  const open = async (person: Person): Promise<AtTab> => {
    const query = `view=week&day=${day(0)}`
    return kept(await openWeek(browser, mary, person, { query, width: 2_000, height: 1_200 }))
  }
  const written = async (title: string): Promise<void> => {
    const one = kept(await openPost(browser, mary, people.comms, randomUUID(), { isNew: true }))
    await one.tab.getByLabel('Titre', { exact: true }).fill(title)
    await one.tab.getByRole('tab', { name: 'Options' }).click()
    await one.tab.locator('[name=slotDate]').fill(day(0))
    await one.tab.locator('[name=slotTime]').fill('10:00')
    await standing(one, /^Enregistré à/)
  }
  const release = ({ tab }: AtTab, title: string) => tab.locator('.release', { hasText: title })
  const cell = ({ tab }: AtTab, n: number) => tab.locator(`[data-channel=teams] td[data-day="${day(n)}"]`)
  const liesOn = (one: AtTab, title: string, n: number, timeout = 20_000) =>
    cell(one, n).locator('.release', { hasText: title }).waitFor({ timeout })

  it('shows each the other’s move within two seconds', async () => {
    await written('Le marché des créateurs')
    const mine = await open(people.comms)
    const other = await open(people.otherComms)
    await liesOn(other, 'Le marché des créateurs', 0)
    await (
      await dragTo(mine.page, release(mine, 'Le marché des créateurs'), cell(mine, 1))
    )()
    await liesOn(mine, 'Le marché des créateurs', 1)
    await mine.tab.locator('#said:not(.refused)').waitFor()
    await liesOn(other, 'Le marché des créateurs', 1, 2_000)
    await other.isFaultless('what another moved')
  })

  it('lets one of two moves win, and shows the other whose, while each hears of the other’s', async () => {
    const title = 'La patinoire'
    await written(title)
    const mine = await open(people.comms)
    const other = await open(people.otherComms)
    await liesOn(other, title, 0)
    const drag = async (one: AtTab, n: number) => dragTo(one.page, release(one, title), cell(one, n))
    const refusedBecauseOf = async (one: AtTab, { displayName }: Person, n: number) => {
      await one.tab.locator('#said.refused').getByText(displayName).waitFor()
      await liesOn(one, title, n)
    }
    const letGo = await drag(other, 2)
    const heard = other.page.waitForResponse(async answer => {
      if (!answer.url().endsWith('/tab/api/week')) return false
      const { releases } = (await answer.json()) as WrittenWeek
      return releases.some(one => one.title === title && one.day === day(1))
    })
    await (
      await drag(mine, 1)
    )()
    await mine.tab.locator('#said:not(.refused)').waitFor()
    await heard
    await letGo()
    await refusedBecauseOf(other, people.comms, 1)
    await liesOn(mine, title, 1)

    await release(other, title)
      .getByRole('button', { name: /^Décaler/ })
      .click()
    await (
      await drag(mine, 2)
    )()
    await liesOn(other, title, 2)
    const form = other.tab.getByRole('dialog')
    await form.getByLabel('Date').fill(day(0))
    await form.getByRole('button', { name: 'Décaler', exact: true }).click()
    await refusedBecauseOf(other, people.comms, 2)

    const putBack = mine.tab.getByRole('button', { name: /^Remettre au/ })
    await putBack.waitFor()
    await (
      await drag(other, 0)
    )()
    await liesOn(mine, title, 0)
    await putBack.click()
    await refusedBecauseOf(mine, people.otherComms, 0)
  })

  it('says that it knows nothing when Mary ends before she answers, then shows what became of it, once', async () => {
    await written('La collecte de sang')
    const one = await open(people.comms)
    let asked = 0
    const endsAt = (n: number, isDone: boolean) =>
      one.page.route('**/tab/api/week/move', async route => {
        if (++asked !== n) return route.fallback()
        if (isDone) await route.fetch()
        await mary.kill()
        await route.abort()
      })
    const dropped = async (on: number) => {
      await (
        await dragTo(one.page, release(one, 'La collecte de sang'), cell(one, on))
      )()
      await one.tab
        .locator('#said.refused')
        .getByText(/^Mary n’a pas répondu/)
        .waitFor()
      await liesOn(one, 'La collecte de sang', 0)
    }
    // What she never heard of lies where it lay.
    await endsAt(1, false)
    await dropped(1)
    await mary.start()
    await one.tab.locator('#trouble').waitFor({ state: 'hidden', timeout: 60_000 })
    await liesOn(one, 'La collecte de sang', 0)
    // What she did, and could no longer say, is shown once she is back.
    asked = 0
    await one.page.unroute('**/tab/api/week/move')
    await endsAt(1, true)
    await dropped(2)
    await mary.start()
    await liesOn(one, 'La collecte de sang', 2, 60_000)
    assert.equal(asked, 1, 'the page repeats nothing by itself')
    await comesTo(() => release(one, 'La collecte de sang').count(), 1)
    await one.tab.locator('#trouble').waitFor({ state: 'hidden', timeout: 60_000 })
  })

  it('opens the card of a parution beside it, and that of one’s own address', async () => {
    const title = 'Les vœux du maire'
    await written(title)
    const one = await open(people.comms)
    await release(one, title).locator('.open').click()
    const card = one.tab.getByRole('region', { name: title })
    await card.locator('.ac-adaptiveCard').waitFor()
    await comesTo(() => card.innerText(), /Brouillon[^]*Ouvrir/)
    await one.isFaultless('a card beside')
    // It is drawn anew when its week, left meanwhile, comes back otherwise.
    const other = await open(people.otherComms)
    const turn = async (to: string) => {
      await one.tab.getByRole('button', { name: to }).click()
      await one.tab.locator('#grid:not([aria-busy])').waitFor()
    }
    await turn('Suivante')
    await release(one, title).waitFor({ state: 'detached' })
    await (
      await dragTo(other.page, release(other, title), cell(other, 1))
    )()
    await other.tab.locator('#said:not(.refused)').waitFor()
    await turn('Précédente')
    await liesOn(one, title, 1)
    await card.getByText('mercredi').first().waitFor()
    await card.press('Escape')
    assert.match(await one.run<string>('document.activeElement.dataset.key'), /^open /)
    await one.tab.getByRole('button', { name: 'Voir dans Outlook' }).click()
    const address = one.tab.getByRole('region', { name: 'Voir dans Outlook' })
    await address.getByRole('button', { name: 'Créer mon adresse' }).waitFor()
    await one.isFaultless('an address')
  })

  it('shows an agent announced events alone', async () => {
    const one = kept(await openWeek(browser, mary, people.agent))
    await one.tab.locator('#events-title').waitFor()
    await comesTo(() => one.tab.locator('.release').count(), 0)
    await one.isFaultless('an agent’s calendar')
  })
})
