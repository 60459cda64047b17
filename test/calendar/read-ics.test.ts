import assert from 'node:assert/strict'
import fc from 'fast-check'
import { entriesMax, entryTitleMax } from '../../src/core/domain/agenda/agenda.ts'
import { readApart } from '../../src/calendar/read-apart.ts'
import { type IcsReading, readIcs } from '../../src/calendar/read-ics.ts'
import { ownMs } from '../support/cpu-ms.ts'
import { holds } from '../support/holds.ts'

const year: IcsReading = { from: '2026-01-01', to: '2026-12-31', timeZone: 'Europe/Paris' }
const calendar = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//t//t//FR', ...lines, 'END:VCALENDAR'].join('\r\n')
const event = (...lines: string[]): string =>
  ['BEGIN:VEVENT', 'UID:u', 'SUMMARY:x', ...lines, 'END:VEVENT'].join('\r\n')
const spans = (text: string, reading = year) =>
  readIcs(text, reading)?.entries.map(({ from, to, time }) => [from, to, time].join(' '))

/** As an old Outlook writes it, with rules of before 1996. */
const ownZone = [
  'BEGIN:VTIMEZONE',
  'TZID:Paris, Madrid',
  'BEGIN:STANDARD',
  'DTSTART:19701025T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:19700329T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
].join('\r\n')

describe('a calendar that is read', () => {
  it('tells of moments by the authority’s clock, whatever zone they are written in', () => {
    const at = (start: string) => spans(calendar(event(start)))
    assert.deepEqual(at('DTSTART:20260625T183000'), ['2026-06-25 2026-06-25 18:30'])
    assert.deepEqual(at('DTSTART:20260625T163000Z'), ['2026-06-25 2026-06-25 18:30'])
    assert.deepEqual(at('DTSTART;TZID=America/Martinique:20260625T183000'), ['2026-06-26 2026-06-26 00:30'])
    assert.deepEqual(at('DTSTART;TZID=America/Martinique:20260625T163000Z'), ['2026-06-25 2026-06-25 18:30'])
    assert.deepEqual(at('DTSTART;TZID=Nowhere:20260625T183000'), ['2026-06-25 2026-06-25 18:30'])
  })

  it('goes by the rules that a calendar brings for a zone of its own', () => {
    const own = (start: string) => spans(calendar(ownZone, event(`DTSTART;TZID="Paris, Madrid":${start}`)))
    assert.deepEqual(own('20260625T183000'), ['2026-06-25 2026-06-25 18:30'])
    assert.deepEqual(own('20261225T183000'), ['2026-12-25 2026-12-25 18:30'])
    const elsewhere = { ...year, timeZone: 'Indian/Reunion' }
    const text = calendar(ownZone, event('DTSTART;TZID="Paris, Madrid":20260625T183000'))
    assert.deepEqual(spans(text, elsewhere), ['2026-06-25 2026-06-25 20:30'])
  })

  it('reads what takes whole days without the day of its end', () => {
    const days = (...lines: string[]) => spans(calendar(event(...lines)))
    assert.deepEqual(days('DTSTART;VALUE=DATE:20261017', 'DTEND;VALUE=DATE:20261102'), ['2026-10-17 2026-11-01 '])
    assert.deepEqual(days('DTSTART;VALUE=DATE:20261017'), ['2026-10-17 2026-10-17 '])
    assert.deepEqual(days('DTSTART;VALUE=DATE:20261017', 'DTEND;VALUE=DATE:20261017'), ['2026-10-17 2026-10-17 '])
    assert.deepEqual(days('DTSTART;VALUE=DATE:20261017', 'DURATION:P3D'), ['2026-10-17 2026-10-19 '])
  })

  it('ends the day before what ends at midnight', () => {
    const until = (end: string) => spans(calendar(event('DTSTART:20260625T200000', `DTEND:${end}`)))
    assert.deepEqual(until('20260626T000000'), ['2026-06-25 2026-06-25 20:00'])
    assert.deepEqual(until('20260626T013000'), ['2026-06-25 2026-06-26 20:00'])
    assert.deepEqual(until('20260624T013000'), ['2026-06-25 2026-06-25 20:00'])
  })

  it('keeps the hour of what recurs over both changes of the clocks', () => {
    const spring = calendar(event('DTSTART;TZID=Europe/Paris:20260326T090000', 'RRULE:FREQ=WEEKLY;COUNT=3'))
    assert.deepEqual(spans(spring), [
      '2026-03-26 2026-03-26 09:00',
      '2026-04-02 2026-04-02 09:00',
      '2026-04-09 2026-04-09 09:00',
    ])
    const utc = calendar(event('DTSTART:20261024T070000Z', 'RRULE:FREQ=DAILY;COUNT=2'))
    assert.deepEqual(spans(utc), ['2026-10-24 2026-10-24 09:00', '2026-10-25 2026-10-25 08:00'])
  })

  it('leaves out what is called off, and moves what was moved', () => {
    const text = calendar(
      event(
        'DTSTART;TZID=Europe/Paris:20260105T180000',
        'RRULE:FREQ=MONTHLY;BYDAY=1MO;COUNT=5',
        'EXDATE;TZID=Europe/Paris:20260202T180000',
      ),
      event('RECURRENCE-ID;TZID=Europe/Paris:20260302T180000', 'DTSTART;TZID=Europe/Paris:20260303T190000'),
      event('RECURRENCE-ID;TZID=Europe/Paris:20260406T180000', 'DTSTART:20260406T160000Z', 'STATUS:CANCELLED'),
    )
    assert.deepEqual(spans(text), [
      '2026-01-05 2026-01-05 18:00',
      '2026-03-03 2026-03-03 19:00',
      '2026-05-04 2026-05-04 18:00',
    ])
  })

  it('finds what was moved to these days from a later one', () => {
    const text = calendar(
      event('DTSTART:20270104T180000', 'RRULE:FREQ=MONTHLY;COUNT=3'),
      event('RECURRENCE-ID:20270204T180000', 'DTSTART:20261222T180000'),
    )
    assert.deepEqual(spans(text), ['2026-12-22 2026-12-22 18:00'])
  })

  it('reads a change whose series is in another file', () => {
    const text = calendar(event('RECURRENCE-ID:20260204T180000', 'DTSTART:20260222T180000'))
    assert.deepEqual(spans(text), ['2026-02-22 2026-02-22 18:00'])
  })

  it('keeps so many, the first of them, and says how many it left out', () => {
    const daily = readIcs(calendar(event('DTSTART:20260101T080000', 'RRULE:FREQ=DAILY')), { ...year, to: '2028-12-31' })
    assert.equal(daily?.entries.length, entriesMax)
    assert.equal(daily?.leftOut, 1096 - entriesMax)
    assert.equal(daily?.entries[0]?.from, '2026-01-01')
    const hourly = readIcs(calendar(event('DTSTART:20260101T080000', 'RRULE:FREQ=HOURLY')), year)
    assert.deepEqual([hourly?.entries.length, hourly?.leftOut], [1, 1])
  })

  it('cleans titles', () => {
    const long = calendar(event().replace('SUMMARY:x', `SUMMARY:Conseil\\n  \u0007municipal ${'é'.repeat(400)}`))
    const title = readIcs(
      calendar(event('DTSTART:20260101T080000')).replace('SUMMARY:x', 'SUMMARY:a\\nb \u0007c\u202e'),
      year,
    )
    assert.equal(title?.entries[0]?.title, 'a b c')
    assert.equal(
      readIcs(long.replace('END:VEVENT', 'DTSTART;VALUE=DATE:20260101\r\nEND:VEVENT'), year)?.entries[0]?.title.length,
      entryTitleMax,
    )
  })

  it('reads the others where one event, or one line, is none', () => {
    const text = calendar(event('DTSTART:hier'), event('DTSTART:20260101T080000').replace('UID:u', 'UID:v'))
    assert.deepEqual(spans(text), ['2026-01-01 2026-01-01 08:00'])
    const torn = calendar('ceci n’est pas une ligne', event('DTSTART:20260101T080000'))
    assert.deepEqual(spans(torn), ['2026-01-01 2026-01-01 08:00'])
  })

  it('is none of what is no calendar', () => {
    for (const text of ['', 'x', '<!doctype html><title>Connexion</title>', '{"a":1}', 'BEGIN:VCARD\r\nEND:VCARD'])
      assert.equal(readIcs(text, year), null, text)
    assert.deepEqual(readIcs(calendar(), year), { entries: [], leftOut: 0 })
  })

  it('never throws, whatever stands there', () => {
    const word = fc.constantFrom(
      'BEGIN:VEVENT',
      'END:VEVENT',
      'UID:u',
      'DTSTART:20260101T080000',
      'DTSTART;VALUE=DATE:20260230',
      'DTEND:19700101',
      'DURATION:-P1D',
      'RRULE:FREQ=YEARLY;UNTIL=20250101',
      'RRULE:FREQ=WEEKLY;BYDAY=XX',
      'RRULE:COUNT=x',
      'EXDATE:20260101T080000',
      'RDATE;VALUE=PERIOD:20260101T080000/PT1H',
      'RECURRENCE-ID:20260101T080000',
      'BEGIN:VTIMEZONE',
      'TZID;=:x',
    )
    const line = fc.oneof(word, fc.string({ maxLength: 30 }))
    holds(
      fc.property(fc.array(line, { maxLength: 12 }), lines => {
        readIcs(calendar(event(...lines)), year)
        readIcs(lines.join('\n'), year)
      }),
    )
  })

  it('takes time as its length grows', () => {
    const ms = (events: number): number => {
      const text = calendar(
        ...Array.from({ length: events }, (_, n) => event('DTSTART:20260101T080000').replace('UID:u', `UID:${n}`)),
      )
      // The short one ends before others want the core, the long one is interrupted: the clock would compare these.
      const before = ownMs()
      readIcs(text, year)
      return ownMs() - before
    }
    const least = (events: number): number => Math.min(...[1, 2, 3].map(() => ms(events)))
    ms(4_000)
    const [some, many] = [least(1_000), least(8_000)]
    assert.ok(many < 24 * Math.max(some, 5), `${many} ms of eight times what took ${some} ms`)
  })
})

describe('a calendar that is read apart', function () {
  this.timeout(120_000)

  it('gives the same', async () => {
    const text = calendar(event('DTSTART:20260101T080000').replace('SUMMARY:x', 'SUMMARY:Séance'))
    const bytes = new TextEncoder().encode(`\ufeff${text}`)
    assert.deepEqual((await readApart(bytes, year))?.entries[0]?.title, 'Séance')
    assert.deepEqual((await readApart(Buffer.from(text, 'latin1'), year))?.entries[0]?.title, 'Séance')
    assert.equal(await readApart(Buffer.from('<html>'), year), null)
  })

  it('is none where working it out takes too long', async () => {
    const rule = 'RRULE:FREQ=MONTHLY;INTERVAL=12;BYDAY=5MO;BYMONTH=2'
    const many = Array.from({ length: 3_000 }, (_, n) =>
      event('DTSTART:16000201T080000', 'RRULE:FREQ=DAILY').replace('UID:u', `UID:${n}`),
    )
    assert.equal(
      await readApart(Buffer.from(calendar(event('DTSTART:20260201T080000', rule), ...many)), year, 300),
      null,
    )
  })

  it('keeps all other events beside one whose rule never ends, or that nobody can read', async () => {
    for (const rule of ['RRULE:FREQ=DAILY;BYMONTHDAY=31;BYMONTH=2', 'RRULE:FREQ=DAILY;BYMONTH=13']) {
      const events = [
        event('DTSTART:20260110T080000', rule).replace('UID:u', 'UID:endless'),
        event('DTSTART:20260303T080000', 'RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=3').replace('UID:u', 'UID:weekly'),
      ]
      const found = await readApart(Buffer.from(calendar(...events)), year, 2_000)
      const days = found?.entries.map(({ from }) => from)
      assert.deepEqual([days, found?.leftOut], [['2026-01-10', '2026-03-03', '2026-03-10', '2026-03-17'], 1], rule)
    }
  })
})
