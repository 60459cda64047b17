import assert from 'node:assert/strict'
import type { Browser } from 'playwright-core'
import { openPost, reopenPost } from '../support/at-post.ts'
import type { AtTab } from '../support/at-tab.ts'
import { inChromium } from '../support/in-chromium.ts'
import type { Mary } from '../support/mary.ts'
import { buttonOf, type Cast, inChat, pressed } from '../support/road.ts'
import { pictured, retained } from '../support/steps.ts'

describe('who agreed to a picture, said on the page of its post, in Chromium', function () {
  this.timeout(240_000)
  let browser: Browser
  let mary: Mary
  let people: Cast
  let one: AtTab

  const kept = inChromium(started => ({ browser, mary, people } = started))

  const open = async (title: string, width = 1366) => {
    const { card } = await retained(mary.town, people, title)
    const { postId } = buttonOf(card, 'Ouvrir la publication')['data'] as { postId: string }
    one = kept(await openPost(browser, mary, people.comms, postId, { width, height: 800 }))
    const reference = /PUB-[\d-]+/.exec(await one.tab.locator('#kicker').innerText())![0]
    await pictured(mary.town, people.comms.id, reference)
    await reopenPost(one, postId)
    await one.tab.getByRole('tab', { name: 'Options' }).click()
    return postId
  }
  const dialog = () => one.tab.getByRole('dialog')
  const press = (name: string) => dialog().getByRole('button', { name }).first().click()
  const change = () => one.tab.getByRole('button', { name: 'Changer l’accord' })
  const consent = () => one.tab.locator('.pictures .picture p').filter({ hasText: 'Personnes reconnaissables' })
  /** Whoever reads a step begins at its top. */
  const isAtTop = () => one.run<boolean>(`document.querySelector('.step-body').scrollTop === 0`)

  it('writes down what somebody from outside said, and shows it once the step is closed', async () => {
    await open('Le marché')
    await change().click()
    await press('Changer ma réponse')
    await press('J’ai l’accord (adultes)')
    await dialog().waitFor({ state: 'hidden' })
    await consent().getByText('accord oral déclaré').waitFor()
    assert.ok(await isFocused(), 'whoever goes by keyboard goes on where they were')
    await one.page.keyboard.press('Enter')
    await press('Revenir au texte')
    await dialog().waitFor({ state: 'hidden' })
    await change().click()
    await press('Préciser')
    await press('Une personne extérieure')
    await press('Enregistrer')
    await dialog().getByLabel('Nom de la personne').and(one.tab.locator('[aria-invalid=true]')).waitFor()
    await dialog().getByLabel('Nom de la personne').fill('Léa Martin')
    await dialog().getByLabel('sur le site').check()
    await press('Enregistrer')
    await dialog().getByText('Léa Martin (personne extérieure)').waitFor()
    await press('Ajouter un fichier signé')
    await dialog().waitFor({ state: 'hidden' })
    await one.tab
      .locator('.foot .said')
      .getByText(/fichier/)
      .waitFor()
  })

  it('asks an agent, and follows their answer while the page is open', async () => {
    await open('La brocante')
    await change().click()
    await press('Changer ma réponse')
    await press('J’ai l’accord (adultes)')
    await dialog().waitFor({ state: 'hidden' })
    await change().click()
    await press('Préciser')
    await press('Un agent')
    await dialog().getByRole('combobox', { name: 'Agent' }).click()
    await one.page.keyboard.type(people.head.displayName)
    await dialog().getByRole('option').first().waitFor()
    await one.page.keyboard.press('ArrowDown')
    await one.page.keyboard.press('Enter')
    await press('Demander l’accord')
    await dialog().getByText(`${people.head.displayName} (agent)`).waitFor()
    await one.page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'hidden' })
    await consent().getByText('réponse d’une personne attendue').waitFor()
    const { id } = await inChat(mary.town, people.head.id, 'Vous êtes sur cette image')
    await pressed(mary.town, people.head.id, { activityId: id, button: 'D’accord' })
    await consent().getByText('réponse d’une personne attendue').waitFor({ state: 'hidden' })
    await consent().getByText('accord déclaré par').waitFor()
  })

  it('has each step from its top, without a fault in any theme on the narrowest screen', async () => {
    await open('Le vide-grenier', 320)
    await change().click()
    await press('Changer ma réponse')
    await press('Il y a des enfants')
    const steps: [shown: string | RegExp, next: string][] = [
      [/parents/, 'Préciser'],
      ['Qui est sur l’image', 'Un enfant'],
      ['Nom d’un parent', 'Retour'],
      ['Il manque l’accord écrit d’un parent', 'Fermer'],
    ]
    for (const [shown, next] of steps) {
      await dialog().getByText(shown).first().waitFor()
      assert.ok(await isAtTop(), String(shown))
      for (const theme of ['default', 'dark', 'contrast'] as const) {
        await one.setTheme(theme)
        await one.isFaultless(`${shown}, ${theme}`)
      }
      await press(next)
    }
  })

  function isFocused() {
    return one.run<boolean>(`document.activeElement.textContent === 'Changer l’accord'`)
  }
})
