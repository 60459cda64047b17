import { resizeEvent } from '../core/use-cases/events/answers/resize-event.ts'
import { writeParticipants } from '../core/use-cases/events/attendance/export-participants.ts'
import { thankParticipants } from '../core/use-cases/events/attendance/thank-participants.ts'
import { bringCard, followBoards } from '../core/use-cases/events/board/follow-boards.ts'
import { purgeEvent } from '../core/use-cases/events/ended/purge-event.ts'
import { purgeEvents } from '../core/use-cases/events/ended/purge-events.ts'
import { followCalendar, followCalendars } from '../core/use-cases/events/told/follow-calendar.ts'
import { remarkOnEvent } from '../core/use-cases/events/told/remark-on-event.ts'
import { remindOfEvent, remindSoon } from '../core/use-cases/events/told/reminder.ts'
import { followEvent } from '../core/use-cases/placements/follow-event.ts'
import type { SliceJobs } from '../core/use-cases/slice-jobs.ts'

export const eventJobs = {
  'event.remind': remindOfEvent,
  'event.soon': remindSoon,
  'event.follow': async (ports, data, settings) => {
    if (ports.calendars) await ports.commit({ job: 'event.calendar', data })
    await followEvent(ports, data, settings)
  },
  'event.calendar': followCalendar,
  'event.calendars': followCalendars,
  'event.remark': remarkOnEvent,
  'event.thank': thankParticipants,
  'event.resize': resizeEvent,
  'events.purge': { standing: (ports, _, settings) => purgeEvents(ports, settings) },
  'event.purge': purgeEvent,
  'event.boards': followBoards,
  'event.bring': bringCard,
  'event.export': writeParticipants,
} satisfies SliceJobs
