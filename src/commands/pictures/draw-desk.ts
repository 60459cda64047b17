import type { Browser } from 'playwright-core'
import { openDesk } from './open-desk.ts'

const shown = { width: 1366, height: 860, timeZone: 'Europe/Paris' }

/** Lets an agent of a fresh town propose, and takes a picture of the page of the town. */
export async function drawDesk(browser: Browser, desk: string): Promise<Buffer> {
  const page = await openDesk(browser, desk, shown)
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
