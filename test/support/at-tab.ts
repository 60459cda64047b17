import assert from 'node:assert/strict'
import type { Browser, Frame, FrameLocator, Page } from 'playwright-core'
import type { Person } from '../../sandbox/town/town.ts'
import { isFaultless } from './faultless.ts'
import type { Mary } from './mary.ts'

export type Theme = 'default' | 'dark' | 'contrast'

export type AtTab = {
  page: Page
  /** What is in Mary's page. */
  tab: FrameLocator
  /** Errors of the page itself. */
  broken: string[]
  /** Addresses that something was asked of, and that answered or might have. */
  asked: string[]
  setTheme(theme: Theme): Promise<void>
  /** Runs in Mary's page. */
  run<T>(script: string): Promise<T>
  /** Reads Mary's page anew, and answers once what was there is gone: whatever is looked for then is of the new one. */
  reload(): Promise<void>
  /** Fails with what axe's rules of the RGAA find, or when something is wider than the page. */
  isFaultless(what: string): Promise<void>
  close(): Promise<void>
}

/**
 * A page of Mary's as this person sees it in Teams, in a browser of this width: `at` is its address below the tab's. The town's desk
 * would show the same beside a chat and a channel, which cost more than the page and are drawn anew whenever something happens.
 */
export async function openTab(
  browser: Browser,
  { sandbox }: Pick<Mary, 'sandbox'>,
  person: Person,
  {
    width = 1366,
    height = 900,
    timezoneId,
    at = '',
    before,
  }: {
    width?: number
    height?: number
    timezoneId?: string
    at?: string
    before?: (page: Page) => Promise<unknown>
  } = {},
): Promise<AtTab> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'fr-FR',
    colorScheme: 'light',
    ...(timezoneId !== undefined && { timezoneId }),
  })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const broken: string[] = []
  const asked: string[] = []
  page.on('pageerror', error => broken.push(error.message))
  page.on('requestfinished', request => asked.push(request.url()))
  await before?.(page)
  await page.goto(`${sandbox.desk}/desk/tab.html?${new URLSearchParams({ who: person.id, page: at }).toString()}`)
  await page.getByTestId('tab-frame').waitFor()
  const frame = async (): Promise<Frame> => {
    const element = await page.getByTestId('tab-frame').elementHandle()
    const found = await element?.contentFrame()
    assert.ok(found, 'the tab is open')
    return found
  }
  const run = async <T>(script: string): Promise<T> => (await frame()).evaluate<T>(script)
  return {
    page,
    tab: page.frameLocator('[data-testid=tab-frame]'),
    broken,
    asked,
    run,
    reload: async () => {
      const reloaded = await frame()
      await Promise.all([page.waitForEvent('framenavigated', left => left === reloaded), run('location.reload()')])
    },
    setTheme: async theme => {
      await page.getByTestId('tab-theme').selectOption(theme)
      const shown = theme === 'default' ? 'light' : theme
      await (await frame()).waitForSelector(`html[data-theme=${shown}]`)
    },
    isFaultless: what => isFaultless(run, what),
    close: () => context.close(),
  }
}
