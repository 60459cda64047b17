import type { Browser } from 'playwright-core'
import type { Person } from '../../sandbox/town/town.ts'
import { type AtTab, openTab } from './at-tab.ts'
import type { Mary } from './mary.ts'

type Options = NonNullable<Parameters<typeof openTab>[3]> & { query?: string }

/** The flat plan of an edition as this person sees it in the tab. `query`: of its address. */
export async function openEditionPage(
  browser: Browser,
  mary: Pick<Mary, 'sandbox'>,
  person: Person,
  { query = '', ...options }: Options = {},
): Promise<AtTab> {
  const one = await openTab(browser, mary, person, { ...options, at: `edition.html?${query}` })
  await one.tab.locator('body.edition').waitFor()
  return one
}
