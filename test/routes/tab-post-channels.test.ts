import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { openPost, reopenPost, standing } from '../support/at-post.ts'
import type { AtTab, Theme } from '../support/at-tab.ts'
import { inChromium } from '../support/in-chromium.ts'
import type { Mary } from '../support/mary.ts'
import type { Cast } from '../support/road.ts'
import { comesTo } from '../support/comes-to.ts'

const saved = /^Enregistré à/
const themes: Theme[] = ['default', 'dark', 'contrast']

describe('the words of other channels on the page of a post, in Chromium', function () {
  this.timeout(240_000)
  let browser: Browser
  let mary: Mary
  let people: Cast

  const kept = inChromium(started => ({ browser, mary, people } = started))

  const written = async (options: Parameters<typeof openPost>[4] = {}): Promise<AtTab & { postId: string }> => {
    const postId = randomUUID()
    const one = kept(await openPost(browser, mary, people.comms, postId, { isNew: true, ...options }))
    await one.tab.getByLabel('Titre', { exact: true }).fill('La piscine rouvre')
    await one.tab.getByLabel('Résumé pour l’alerte', { exact: true }).fill('Le grand bassin est prêt.')
    await standing(one, saved)
    await one.tab.getByRole('tab', { name: 'Canaux' }).click()
    return { ...one, postId }
  }
  const unfold = async ({ tab }: AtTab, kind: string) => {
    const channel = tab.locator(`#channel-${kind}`)
    await channel.locator('summary').first().click()
    return { text: tab.locator(`[name=variant-${kind}]`), look: channel.locator('.channel-look'), channel }
  }

  it('proposes a text, counts it as its network does, shows it as the public would see it, and saves it', async () => {
    const one = await written()
    const bluesky = await unfold(one, 'bluesky')
    await bluesky.channel.getByRole('button', { name: 'Proposer un texte' }).click()
    await comesTo(() => bluesky.text.inputValue(), 'La piscine rouvre\n\nLe grand bassin est prêt.')
    await bluesky.channel.getByText('44 sur 300').waitFor()
    await bluesky.text.fill('👨‍👩‍👧‍👦 Rendez-vous ! https://ville.example/piscine #Piscine')
    // The narrow space before the sign is a letter of its own; a family is one.
    await bluesky.channel.getByText('54 sur 300').waitFor()
    assert.deepEqual(await bluesky.look.locator('.leads').allInnerTexts(), [
      'https://ville.example/piscine',
      '#Piscine',
    ])
    const mastodon = await unfold(one, 'mastodon')
    await mastodon.text.fill(`https://ville.example/${'a'.repeat(80)} @ville@social.example`)
    await mastodon.channel.getByText('30 sur 500').waitFor()
    await one.tab.getByLabel('Avertissement').fill('Travaux')
    await mastodon.channel.getByText('37 sur 500').waitFor()
    await bluesky.text.fill('a'.repeat(301))
    await bluesky.channel.getByText(/301 sur 300.+1 de trop/).waitFor()
    const article = await unfold(one, 'article')
    await article.text.fill('## Quand ?\n\n- samedi\n- dimanche\n\n> Enfin !')
    await article.look.getByRole('heading', { name: /Quand/ }).waitFor()
    await comesTo(() => article.look.locator('li').count(), 2)
    await standing(one, saved)
    await reopenPost(one, one.postId)
    await one.tab.getByRole('tab', { name: 'Canaux' }).click()
    await comesTo(() => one.tab.locator('[name=variant-mastodon-warning]').inputValue(), 'Travaux')
    await comesTo(() => one.tab.locator('[name=variant-bluesky]').inputValue(), 'a'.repeat(301))
    assert.deepEqual(one.broken, [])
  })

  it('leads to what is lacking on a channel where it shall go', async () => {
    const one = await written()
    const { tab } = one
    await tab.locator('#part-channels').getByRole('button', { name: 'Canaux et heures…' }).click()
    const step = tab.locator('#step')
    await step.getByRole('checkbox', { name: 'LinkedIn' }).check()
    await step.getByLabel('Jour').fill('2027-01-12')
    await step.getByLabel('Heure').fill('14:00')
    await step.getByRole('button', { name: 'Prévoir' }).click()
    await step.getByText(/prévue sur LinkedIn/).waitFor()
    await one.page.keyboard.press('Escape')
    await tab
      .locator('#channel-linkedin .when')
      .getByText(/^à rédiger, prévu le/)
      .waitFor()
    await tab.getByRole('button', { name: 'Soumettre à validation' }).click()
    await tab
      .locator('#faults')
      .getByRole('link', { name: /LinkedIn/ })
      .click()
    assert.equal(await one.run('document.activeElement.name'), 'variant-linkedin')
    await one.page.keyboard.type('La piscine rouvre samedi.')
    await tab
      .locator('#faults')
      .getByRole('link', { name: /LinkedIn/ })
      .waitFor({ state: 'detached' })
  })

  it('has no fault in any theme, on a phone and beside', async () => {
    for (const width of [1366, 320]) {
      const one = await written({ width, height: 800 })
      for (const kind of ['article', 'mastodon', 'instagram']) {
        const { channel } = await unfold(one, kind)
        await channel.getByRole('button', { name: 'Proposer un texte' }).click()
      }
      for (const theme of width === 320 ? themes : themes.slice(0, 1)) {
        await one.setTheme(theme)
        await one.isFaultless(`Canaux, ${theme}, ${width} px`)
      }
    }
  })
})
