import assert from 'node:assert/strict'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { writeAgenda } from '../../src/calendar/write-agenda.ts'
import { writeIcs } from '../../src/calendar/write-ics.ts'
import { type CalendarEntry, entryOf, type EntrySource } from '../../src/core/domain/events/calendar-entry.ts'
import type { EventDetails } from '../../src/core/domain/posts/post.ts'
import { holds } from '../support/holds.ts'

const by = { name: 'Communication interne', domain: 'mary.ville.fr' }
const post = { id: '7d3c0a9e-0000-4000-8000-000000000042' } as EntrySource['post']

function entry(details: Partial<EventDetails>, zone = 'Europe/Paris', more: Partial<EntrySource> = {}, session = '') {
  const event = { date: '2026-12-01', time: null, place: 'Salle B', capacity: null, ...details }
  const source = { post, title: 'Visite', summary: 'Venez', cancelled: false, changing: [], ...more }
  return entryOf({ since: '2026-11-20T08:00:00.000Z', ...source, details: event }, session, zone)
}

/** As another program reads it; what it does not understand it throws. */
function readBack(shown: CalendarEntry) {
  const text = writeIcs(shown, by)
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  const all = calendar.getAllSubcomponents('vevent')
  assert.equal(all.length, 1)
  const one = new ICAL.Event(all[0])
  return { text, one, component: all[0]!, method: calendar.getFirstPropertyValue('method') }
}

const instant = (time: ICAL.Time) => time.toJSDate().toISOString()

describe('a calendar entry, read back by another library', () => {
  // What the wall says there, and which moment that is. 2026: summer time from 29 March to 25 October.
  for (const [zone, day, time, ends, from, until] of [
    ['Europe/Paris', '2026-01-15', '12:30', '14:00', '2026-01-15T11:30', '2026-01-15T13:00'],
    ['Europe/Paris', '2026-07-15', '12:30', '14:00', '2026-07-15T10:30', '2026-07-15T12:00'],
    ['Europe/Paris', '2026-03-29', '01:30', '03:30', '2026-03-29T00:30', '2026-03-29T01:30'],
    // Skipped: no clock shows it, an hour later is meant.
    ['Europe/Paris', '2026-03-29', '02:30', '04:00', '2026-03-29T01:30', '2026-03-29T02:00'],
    // Twice: the first is meant.
    ['Europe/Paris', '2026-10-25', '02:30', '03:30', '2026-10-25T00:30', '2026-10-25T02:30'],
    ['Europe/Paris', '2026-10-25', '01:30', '05:00', '2026-10-24T23:30', '2026-10-25T04:00'],
    ['Pacific/Noumea', '2026-01-15', '08:00', '09:00', '2026-01-14T21:00', '2026-01-14T22:00'],
    ['Pacific/Noumea', '2026-07-15', '08:00', '09:00', '2026-07-14T21:00', '2026-07-14T22:00'],
    ['Pacific/Noumea', '2026-03-29', '02:30', '03:30', '2026-03-28T15:30', '2026-03-28T16:30'],
    ['Pacific/Noumea', '2026-10-25', '02:30', '03:30', '2026-10-24T15:30', '2026-10-24T16:30'],
  ] as const)
    it(`is at ${time} on ${day} in ${zone}`, () => {
      const { one, text } = readBack(entry({ date: day, time, ends }, zone))
      assert.deepEqual([instant(one.startDate), instant(one.endDate)], [`${from}:00.000Z`, `${until}:00.000Z`])
      assert.match(text, /DTSTART:\d{8}T\d{6}Z\r\n/)
    })

  for (const zone of ['Europe/Paris', 'Pacific/Noumea', 'America/Cayenne'])
    for (const day of ['2026-01-01', '2026-03-29', '2026-07-15', '2026-10-25', '2026-12-31'])
      it(`is on the whole of ${day} where it has no hour (${zone})`, () => {
        const { one } = readBack(entry({ date: day }, zone))
        assert.deepEqual([one.startDate.isDate, one.startDate.toString()], [true, day])
        assert.equal(one.duration.toSeconds(), 24 * 60 * 60)
      })

  it('says nothing of an end that nobody said, nor of one before its beginning', () => {
    for (const ends of [undefined, '10:00'])
      assert.doesNotMatch(readBack(entry({ time: '12:30', ...(ends && { ends }) })).text, /DTEND|DURATION/)
  })

  it('is that of the session, with its hour and its name, and of a name of its own', () => {
    const sessions = [
      { id: 's1', time: '15:00', label: 'Atelier', capacity: 4 },
      { id: 's2', time: null, label: '', capacity: 4 },
    ]
    const details = { time: '12:30', ends: '17:00', sessions }
    const [whole, first, second, gone] = ['', 's1', 's2', 's9'].map(id => readBack(entry(details, undefined, {}, id)))
    assert.deepEqual(
      [whole, first, second, gone].map(read => [read!.one.uid, read!.one.summary, instant(read!.one.startDate)]),
      [
        [post.id, 'Visite', '2026-12-01T11:30:00.000Z'],
        [`${post.id}-s1`, 'Visite – Atelier', '2026-12-01T14:00:00.000Z'],
        [`${post.id}-s2`, 'Visite', '2026-12-01T11:30:00.000Z'],
        [`${post.id}-s9`, 'Visite', '2026-12-01T11:30:00.000Z'],
      ],
    )
    assert.doesNotMatch(first!.text, /DTEND/, 'the event’s end is not that of a session')
    assert.equal(instant(second!.one.endDate), '2026-12-01T16:00:00.000Z')
  })

  it('keeps its name and grows in sequence with each change that people were told of', () => {
    const started = (kind: 'correct' | 'take-back' | 'expire', startedAt: string | null) => ({ kind, startedAt })
    const first = started('correct', '2026-11-22T08:00:00.000Z')
    const second = started('correct', '2026-11-23T08:00:00.000Z')
    const removal = started('take-back', '2026-11-24T08:00:00.000Z')
    const at = (changing: EntrySource['changing'], cancelled = false) =>
      readBack(entry({}, undefined, { changing, cancelled }))
    const seen = [
      at([]),
      at([started('correct', null), started('expire', '2026-11-30T08:00:00.000Z')]),
      at([first]),
      at([second, first]),
      at([second, first], true),
      at([removal, second, first], true),
      at([first, removal]),
    ]
    assert.deepEqual(
      seen.map(({ one, method, component }) => [one.sequence, method, component.getFirstPropertyValue('status')]),
      [
        [0, 'PUBLISH', 'CONFIRMED'],
        [0, 'PUBLISH', 'CONFIRMED'],
        [1, 'PUBLISH', 'CONFIRMED'],
        [2, 'PUBLISH', 'CONFIRMED'],
        [3, 'CANCEL', 'CANCELLED'],
        [3, 'CANCEL', 'CANCELLED'],
        [2, 'PUBLISH', 'CONFIRMED'],
      ],
    )
    assert.deepEqual([...new Set(seen.map(({ one }) => one.uid))], [post.id])
    assert.equal(String(seen[3]!.component.getFirstPropertyValue('dtstamp')), '2026-11-23T08:00:00Z')
  })

  it('names nobody, its reader neither', () => {
    const { text, one } = readBack(entry({}, undefined, { summary: 'Bonjour {prénom}, {direction} vous attend' }))
    assert.equal(one.description, 'Bonjour, vous attend')
    assert.doesNotMatch(text, /ATTENDEE|CONTACT|prénom/)
    assert.match(
      text.replaceAll('\r\n ', ''),
      /ORGANIZER;CN="Communication interne":mailto:no-reply@mary\.ville\.fr\r\n/,
    )
  })

  it('brings whatever people typed through unharmed, in lines of 75 octets at most', () => {
    const nasty = fc.stringMatching(/^[a-zé,;:\\"'\n🎉👩‍🚒\u2028-]{1,200}$/u)
    holds(
      fc.property(nasty, nasty, nasty, (title, place, summary) => {
        const { text, one } = readBack(entry({ place }, undefined, { title, summary }))
        assert.deepEqual(
          [one.summary, one.location ?? '', one.description],
          [title, place, summary].map(s => s.trim()),
        )
        for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
        assert.doesNotMatch(text, /[^\r]\n|\r[^\n]/)
        assert.ok(text.isWellFormed() && !text.includes('\ufffd'))
      }),
    )
  })

  it('takes no line of its own from what somebody typed', () => {
    const { text, component } = readBack(entry({ place: 'A\r\nATTENDEE:mailto:x@y.fr\u0007' }))
    assert.equal(component.getFirstProperty('attendee'), null)
    assert.ok(!text.includes('\u0007'))
  })
})

describe('the agenda of the site', () => {
  it('has one component also where nothing is announced', () => {
    const component = ICAL.Component.fromString(writeAgenda('Agenda', []))
    assert.deepEqual(
      component.getAllSubcomponents().map(({ name }) => name),
      ['vtimezone'],
    )
  })
})
