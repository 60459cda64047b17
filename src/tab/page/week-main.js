import { startFollowed } from './start-followed.js'
import { WeekPage } from './week-page.js'

/** What was announced to an agent changes a few times a day, and many have it open: they follow no stream. */
const announcedEveryMs = 5 * 60_000

startFollowed('week', given => new WeekPage(given), {
  isComms: value => value.kind === 'week',
  everyMs: value => (value.kind === 'public' ? announcedEveryMs : null),
})
