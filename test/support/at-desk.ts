import type { Browser, Locator, Page } from 'playwright-core'
import type { Person } from '../../sandbox/town/town.ts'
import type { Mary } from './mary.ts'

export type AtDesk = {
  page: Page
  /** Errors of the page itself. */
  broken: string[]
  chat(): Locator
  channel(): Locator
  become(person: Person): Promise<void>
  write(text: string): Promise<void>
  /** The last button of that name there. */
  press(title: string | RegExp, where: Locator): Promise<void>
  close(): Promise<void>
}

/** The desk in a page of its own, as somebody of the town uses it: by clicks and words alone. */
export async function openDesk(browser: Browser, { sandbox }: Pick<Mary, 'sandbox'>): Promise<AtDesk> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, locale: 'fr-FR' })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const broken: string[] = []
  page.on('pageerror', error => broken.push(error.message))
  return {
    page,
    broken,
    chat: () => page.getByTestId('chat'),
    channel: () => page.getByTestId('channel'),
    become: async person => {
      await page.goto(`${sandbox.desk}/#${person.id}`)
      await page.reload()
      await page.getByTestId('me').getByText(person.displayName).waitFor()
    },
    write: async text => {
      await page.getByTestId('composer').fill(text)
      await page.getByTestId('composer').press('Enter')
    },
    press: async (title, where) => {
      const button = where.getByRole('button', { name: title, exact: true }).last()
      await button.waitFor()
      // What sends is confirmed by somebody who read the question.
      if (/^(?:Diffuser à|Retirer chez|Clore\s:)/.test((await button.textContent()) ?? ''))
        await page.waitForTimeout(1_600)
      await button.click()
    },
    close: () => context.close(),
  }
}
