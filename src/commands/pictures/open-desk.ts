import type { Browser, Page } from 'playwright-core'
import { startsWithinMs } from './start-town.ts'

/** In pixels, and by whose clock. */
type Shown = { width: number; height: number; timeZone: string }

/** The page of the town, once its first person was chosen and the tour was put off. */
export async function openDesk(browser: Browser, desk: string, { timeZone, ...viewport }: Shown): Promise<Page> {
  const page = await (await browser.newContext({ viewport, locale: 'fr-FR', timezoneId: timeZone })).newPage()
  page.setDefaultTimeout(startsWithinMs)
  await page.goto(desk)
  await page.getByTestId('person-option').first().click()
  await page
    .getByTestId('tour-later')
    .click({ timeout: 2000 })
    .catch(() => undefined)
  return page
}
