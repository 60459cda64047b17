import type { Browser, Page } from 'playwright-core'
import type { Person } from '../../sandbox/town/town.ts'
import { type AtTab, openTab } from './at-tab.ts'
import type { Mary } from './mary.ts'

type Options = NonNullable<Parameters<typeof openTab>[3]> & { query?: string }

/** The calendar as this person sees it in the tab. `query`: of its address. */
export async function openWeek(
  browser: Browser,
  mary: Pick<Mary, 'sandbox'>,
  person: Person,
  { query = '', ...options }: Options = {},
): Promise<AtTab> {
  const one = await openTab(browser, mary, person, { ...options, at: `week.html?${query}` })
  await one.tab.locator('body.week #grid > *').first().waitFor()
  return one
}

/** Drags by the mouse, and gives what lets go. */
export async function dragTo(
  page: Page,
  from: ReturnType<Page['locator']>,
  to: ReturnType<Page['locator']>,
): Promise<() => Promise<void>> {
  await from.scrollIntoViewIfNeeded()
  const [taken, over] = [await from.boundingBox(), await to.boundingBox()]
  if (!taken || !over) throw new Error('nothing to drag, or nowhere to')
  await page.mouse.move(taken.x + 20, taken.y + 10)
  await page.mouse.down()
  await page.mouse.move(over.x + over.width / 2, over.y + 20, { steps: 6 })
  return () => page.mouse.up()
}
