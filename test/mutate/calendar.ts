import { type Fault, faultsOf } from './fault.ts'

/** What people put into their calendars: the right moment, a name that stays, an address that ends. */
const written = ['calendar/write-ics.test.ts']
const served = ['calendar/served-calendar.test.ts']
const seen = ['core/use-cases/events/told/see-entry.test.ts']
const button = ['teams/events/calendar-button.test.ts']
const eventCards = ['teams/events/event-cards.test.ts']

export const calendarFaults: Fault[] = [
  ...faultsOf('core/domain/events/calendar-entry.ts', written, [
    ["(one.kind === 'correct' || endsEvent(one)) && one.startedAt !== null", 'one.startedAt !== null'],
    [' && one.startedAt !== null', ''],
    ['(cancelled && !removed ? 1 : 0)', '0'],
    ['cancelled && !removed', 'cancelled'],
    ['own !== null || ends == null ? null', 'ends === undefined ? null'],
    ['until > from', 'until !== from'],
    ["own ?? time ?? ''", "time ?? ''"],
    ["summary.replace(/ ?\\{(?:prénom|direction)\\}/g, '')", 'summary'],
    ["sessionId === '' ? post.id :", 'true ? post.id :'],
  ]),
  ...faultsOf('core/domain/events/calendar-entry.ts', seen, [['const daysAfter = 7', 'const daysAfter = 8']]),
  ...faultsOf('core/use-cases/events/told/see-entry.ts', seen, [
    ['localDay(ports.now(), timeZone) > lastDay', 'false'],
  ]),
  ...faultsOf('calendar/write-ics.ts', written, [
    ['cancelled ? ICalCalendarMethod.CANCEL', 'false ? ICalCalendarMethod.CANCEL'],
    ['    description: plain(summary),\n', ''],
    ["text.replace(/[\\u0000-\\u0009\\u000b-\\u001f\\u007f]/g, ' ')", 'text'],
    ['start.getTime() + dayMs', 'start.getTime()'],
  ]),
  ...faultsOf('calendar/served-calendar.ts', served, [
    ['name.endsWith(icsSuffix) ?', 'true ?'],
    ['if (underWay) return underWay', ''],
    ["if (!mayRead()) return { kind: 'busy' }", ''],
    ['publicUrl === undefined ? null :', 'false ? null :'],
  ]),
  ...faultsOf(
    'core/use-cases/events/told/follow-calendar.ts',
    ['core/use-cases/events/told/follow-calendar.test.ts'],
    [
      ['if (says === before.says) return before', ''],
      ['if (!mayTry(before, version)) return before', ''],
      ["state: 'none', round: round + 1", "state: 'none', round"],
      ['if (over) return', ''],
      ["if (done === 'stale')", 'if (false)'],
    ],
  ),
  ...faultsOf(
    'core/domain/events/calendar-copy.ts',
    ['core/use-cases/events/told/follow-calendar.test.ts'],
    [
      ['entry.cancelled || answer === null', 'answer === null'],
      ["['yes', 'maybe'].includes(answer.answer)", "['yes', 'maybe', 'waiting'].includes(answer.answer)"],
      ["state !== 'refused' && ", ''],
      [" && state !== 'deleted'", ''],
    ],
  ),
  ...faultsOf(
    'graph/people/calendars.ts',
    ['graph/calendars.test.ts'],
    [
      ['...bodyOf(shown), transactionId', '...bodyOf(shown)'],
      ['if (isRefusal(error, 404)) return true', ''],
      ['if (!told) refused(error)', 'refused(error)'],
    ],
  ),
  ...faultsOf('http/signed-name.ts', served, [['`${opens}/${id}`', 'id']]),
  ...faultsOf('teams/events/drawn/with-answer.ts', button, [
    ["answer !== null && hasLostSession(answer, details) ? '' : ", ''],
  ]),
  ...faultsOf('teams/events/drawn/with-answer.ts', eventCards, [
    ["state === 'open' || answer.asked ? questions : []", 'questions'],
    ["state === 'open' || answer.asked ? questions : []", "state === 'open' ? questions : []"],
  ]),
  ...faultsOf('teams/events/drawn/draw-beside.ts', eventCards, [
    ['crowded: joins && doubts && leaves', 'crowded: false'],
    ['title: escapeLine(fillSummary(title, reader))', 'title: escapeLine(title)'],
    ['return fillSummary(text, { ...face.event.delivery, look })', 'return text'],
  ]),
  ...faultsOf('teams/events/drawn/draw-warned.ts', eventCards, [
    ['return fillSummary(text, { ...event.delivery, look })', 'return text'],
  ]),
  ...faultsOf('teams/events/drawn/with-answer.ts', button, [
    ["['yes', 'maybe'].includes", "['yes', 'maybe', 'waiting'].includes"],
    ['answer === null || answer.asked ||', 'answer === null ||'],
  ]),
  ...faultsOf('teams/send/fill-frame.ts', button, [['calendar && fill.expiredOn === null', 'calendar']]),
]
