import { startFollowed } from '../shell/start-followed.ts'
import { WeekPage } from './week-screen.ts'
import type { PublicWeek, WrittenWeek } from '../../../teams/week/drawn/written-week.ts'

/** Announced events change a few times a day, and many agents have them open: they follow no stream. */
const announcedEveryMs = 5 * 60_000

startFollowed('week', given => new WeekPage(given), {
  isComms: ({ kind }: WrittenWeek | PublicWeek) => kind === 'week',
  everyMs: ({ kind }: WrittenWeek | PublicWeek) => (kind === 'public' ? announcedEveryMs : null),
})
