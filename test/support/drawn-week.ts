import type { Browser, Page } from 'playwright-core'
import type { Person } from '../../sandbox/town/town.ts'
import { openWeek } from './at-week.ts'
import type { Mary } from './mary.ts'
import { saidReleases, sayWeeks, today } from './week-said.ts'

export type DrawnWeek = { afterDataMs: number; releases: number }

/** As many releases, shown all at once in one week, or three a day in their month. */
export const spread = { week: 6, month: 30 } as const

/** In every frame from its first moment: when the frame was drawn in which the grid had its cells. */
const watch = `{
  const look = () => {
    if (document.querySelector('#grid td') === null) requestAnimationFrame(look)
    else requestAnimationFrame(() => requestAnimationFrame(() => (globalThis.drawnAt = performance.now())))
  }
  requestAnimationFrame(look)
}`
const measured = `new Promise(resolve => {
  const look = () => {
    const data = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/api/week'))
    if (globalThis.drawnAt === undefined || !data?.responseEnd) return setTimeout(look, 20)
    resolve({ afterDataMs: drawnAt - data.responseEnd, releases: document.querySelectorAll('.release').length })
  }
  look()
})`

/** How long after its data a calendar of 300 releases is drawn. `bare`: a page of this text in its place. */
export async function drawnWeek(
  browser: Browser,
  mary: Pick<Mary, 'sandbox'>,
  person: Person,
  { view, bare }: { view: keyof typeof spread; bare?: string },
): Promise<DrawnWeek> {
  const before = async (page: Page) => {
    await sayWeeks(page, { releases: saidReleases(300, today, spread[view]) })
    await page.addInitScript(watch)
    if (bare !== undefined)
      await page.route('**/tab/week.html?*', route => route.fulfill({ contentType: 'text/html', body: bare }))
  }
  const one = await openWeek(browser, mary, person, { query: `day=${today}&view=${view}`, width: 2_000, before })
  try {
    return await one.run<DrawnWeek>(measured)
  } finally {
    await one.close()
  }
}
