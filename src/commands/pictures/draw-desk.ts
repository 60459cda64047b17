import type { Browser } from 'playwright-core'
import { startsWithinMs } from './start-town.ts'

const viewport = { width: 1366, height: 860 }

/** Lets an agent of a fresh town propose, and takes a picture of the page of the town. */
export async function drawDesk(browser: Browser, desk: string): Promise<Buffer> {
  const page = await (await browser.newContext({ viewport, locale: 'fr-FR', timezoneId: 'Europe/Paris' })).newPage()
  page.setDefaultTimeout(startsWithinMs)
  await page.goto(desk)
  await page.getByTestId('person-option').first().click()
  await page
    .getByTestId('tour-later')
    .click({ timeout: 2000 })
    .catch(() => undefined)
  await page.getByTestId('composer').fill('proposer')
  await page.getByTestId('composer').press('Enter')
  const chat = page.getByTestId('chat')
  await chat.getByLabel('Titre').fill('Un potager à la crèche des Tilleuls')
  await chat
    .getByLabel('Texte')
    .fill(
      'Depuis avril, les enfants plantent, arrosent et goûtent. Le jardin est ouvert aux collègues chaque vendredi midi.',
    )
  await chat.getByRole('button', { name: 'Envoyer', exact: true }).last().click()
  await chat.getByRole('button', { name: 'Ajouter une photo', exact: true }).last().waitFor()
  await page.getByTestId('channel').getByRole('button', { name: 'Retenir', exact: true }).last().waitFor()
  await page.waitForLoadState('networkidle')
  return await page.screenshot({ animations: 'disabled' })
}
