import type { Route } from './router.ts'

/** Calendars such as an authority shows behind its week: its councils, and school holidays. Made anew with each request. */
export function calendarRoutes(today: () => Date = () => new Date()): Route[] {
  const serve = (lines: (year: number) => string[]) => async () => {
    const year = today().getFullYear()
    const all = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Mary//sandbox//FR', ...lines(year), 'END:VCALENDAR']
    return {
      status: 200,
      body: Buffer.from(all.join('\r\n')),
      headers: { 'content-type': 'text/calendar; charset=utf-8' },
    }
  }
  return [
    ['GET', '/calendars/conseils.ics', serve(councils)],
    ['GET', '/calendars/vacances.ics', serve(holidays)],
  ]
}

function councils(year: number): string[] {
  return [
    ...event('conseil', 'Conseil municipal', [
      `DTSTART;TZID=Europe/Paris:${year - 1}0115T183000`,
      'DURATION:PT3H',
      'RRULE:FREQ=MONTHLY;BYDAY=3TH',
      `EXDATE;TZID=Europe/Paris:${thirdThursday(year, 8)}T183000`,
    ]),
    ...event('finances', 'Commission des finances', [
      `DTSTART;TZID=Europe/Paris:${year - 1}0108T140000`,
      'DURATION:PT2H',
      'RRULE:FREQ=MONTHLY;BYDAY=2TH',
    ]),
  ]
}

function thirdThursday(year: number, month: number): string {
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay()
  const day = 1 + ((4 - first + 7) % 7) + 14
  return `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`
}

/** About as in any year; what counts is what the ministry publishes. */
function holidays(year: number): string[] {
  const spans = [
    ['Vacances d’hiver', '0215', '0302'],
    ['Vacances de printemps', '0412', '0427'],
    ['Vacances d’été', '0704', '0901'],
    ['Vacances de la Toussaint', '1018', '1103'],
    ['Vacances de Noël', '1220', '1231'],
  ] as const
  return [year - 1, year, year + 1].flatMap(one =>
    spans.flatMap(([name, from, to]) =>
      event(`${name}-${one}`, name, [`DTSTART;VALUE=DATE:${one}${from}`, `DTEND;VALUE=DATE:${one}${to}`]),
    ),
  )
}

function event(uid: string, title: string, lines: string[]): string[] {
  return ['BEGIN:VEVENT', `UID:${uid}@sandbox`, 'DTSTAMP:20260101T000000Z', `SUMMARY:${title}`, ...lines, 'END:VEVENT']
}
