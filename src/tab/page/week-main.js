import { startFollowed } from './start-followed.js'
import { WeekPage } from './week-page.js'

/** @import { PublicWeek, Week } from './week-types.js' */

/** What was announced to an agent changes a few times a day, and many have it open: they follow no stream. */
const announcedEveryMs = 5 * 60_000

startFollowed('week', given => new WeekPage(given), {
  isComms: (/** @type {Week | PublicWeek} */ { kind }) => kind === 'week',
  everyMs: (/** @type {Week | PublicWeek} */ { kind }) => (kind === 'public' ? announcedEveryMs : null),
})
