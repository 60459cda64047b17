import type { Route } from './router.ts'

/** Calendars such as an authority shows behind its week: its councils, and school holidays. */
export function calendarRoutes(): Route[] {
  return [serve('/calendars/conseils.ics', councils()), serve('/calendars/vacances.ics', holidays())]
}

function serve(path: string, events: string[]): Route {
  const all = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Mary//sandbox//FR', ...events, 'END:VCALENDAR']
  const headers = { 'content-type': 'text/calendar; charset=utf-8' }
  return ['GET', path, async () => ({ status: 200, body: Buffer.from(all.join('\r\n')), headers })]
}

/** On the second and the third Thursday of each month but August. */
function councils(): string[] {
  const months = 'BYMONTH=1,2,3,4,5,6,7,9,10,11,12'
  return [
    ...event('conseil', 'Conseil municipal', [
      'DTSTART;TZID=Europe/Paris:20250116T183000',
      'DURATION:PT3H',
      `RRULE:FREQ=MONTHLY;BYDAY=3TH;${months}`,
    ]),
    ...event('finances', 'Commission des finances', [
      'DTSTART;TZID=Europe/Paris:20250109T140000',
      'DURATION:PT2H',
      `RRULE:FREQ=MONTHLY;BYDAY=2TH;${months}`,
    ]),
  ]
}

/** About as in any year: what counts is what the ministry publishes. */
function holidays(): string[] {
  const spans = [
    ['Vacances d’hiver', '20250215', 'P16D'],
    ['Vacances de printemps', '20250412', 'P16D'],
    ['Vacances d’été', '20250705', 'P58D'],
    ['Vacances de la Toussaint', '20251018', 'P16D'],
    ['Vacances de Noël', '20251220', 'P16D'],
  ] as const
  return spans.flatMap(([name, from, lasts]) =>
    event(name, name, [`DTSTART;VALUE=DATE:${from}`, `DURATION:${lasts}`, 'RRULE:FREQ=YEARLY']),
  )
}

function event(uid: string, title: string, lines: string[]): string[] {
  return ['BEGIN:VEVENT', `UID:${uid}@sandbox`, 'DTSTAMP:20250101T000000Z', `SUMMARY:${title}`, ...lines, 'END:VEVENT']
}
