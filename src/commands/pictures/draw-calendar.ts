import type { Browser } from 'playwright-core'
import type { Instant } from '../../core/domain/time.ts'
import type { SeenWeek } from '../../core/domain/week/seen-week.ts'
import type { Look } from '../../teams/cards/card-templates.ts'
import { writeWeek } from '../../teams/week/drawn/write-week.ts'
import type { WrittenWeek } from '../../teams/week/drawn/written-week.ts'
import { openDesk } from './open-desk.ts'

/** The town's page leaves the tab half of it. */
const viewport = { width: 1960, height: 1040 }

/** The week of a sample of its card, as the calendar's page is told. */
export function writtenSample(sample: object, { words, timeZone }: Pick<Look, 'words' | 'timeZone'>): WrittenWeek {
  const { week, now } = sample as { week: SeenWeek; now: Instant }
  return writeWeek(week, { now, timeZone, words })
}

/** A picture of the tab « Calendrier » that shows this week. */
export async function drawCalendar(browser: Browser, desk: string, week: WrittenWeek): Promise<Buffer> {
  const page = await openDesk(browser, desk, { ...viewport, timeZone: week.timeZone })
  await page.route('**/tab/api/week', route => route.fulfill({ json: week }))
  await page.getByTestId('tab-tab').click()
  const frame = page.getByTestId('tab-frame')
  const tab = await (await frame.elementHandle())?.contentFrame()
  if (!tab) throw new Error('the tab is not open')
  await tab.waitForSelector('main')
  await tab.goto(new URL(`week.html?view=week&day=${week.from}`, tab.url()).href)
  await tab.waitForSelector('#grid .release')
  await page.mouse.move(0, 0)
  return await frame.screenshot({ animations: 'disabled' })
}
