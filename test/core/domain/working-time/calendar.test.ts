import assert from 'node:assert/strict'
import Holidays from 'date-holidays'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { instantOf, localTime } from '../../../../src/core/domain/working-time/local-time.ts'
import { holidayRegions, holidaysOf, publicHolidays } from '../../../../src/core/domain/working-time/public-holidays.ts'
import { quietHours } from '../../../../src/core/domain/working-time/quiet-hours.ts'
import { holds } from '../../../support/holds.ts'

const timeZone = 'Europe/Paris'

describe('publicHolidays', () => {
  it('knows the eleven of 2026', () => {
    assert.deepEqual(publicHolidays('FR', 2026), [
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ])
  })

  it('moves with Easter', () => {
    const isHoliday = holidaysOf('FR')
    for (const monday of ['2024-04-01', '2025-04-21', '2027-03-29', '2030-04-22', '2038-04-26'])
      assert.ok(isHoliday(monday), monday)
    assert.ok(
      !isHoliday('2026-04-07') && !isHoliday('2026-05-24') && !isHoliday('2026-05-31'),
      'nor Whit Sunday, nor a mere observance',
    )
  })

  it('knows what the law adds elsewhere, and nothing less', () => {
    const more = (region: string) =>
      publicHolidays(region, 2026).filter(day => !publicHolidays('FR', 2026).includes(day))
    assert.deepEqual(more('FR-57'), ['2026-04-03', '2026-12-26'])
    assert.deepEqual([more('FR-67'), more('FR-68')], [more('FR-57'), more('FR-57')])
    assert.deepEqual(
      ['MQ', 'GF', 'RE', 'YT', 'BL'].map(region => more(region).at(-1)),
      ['2026-05-22', '2026-06-10', '2026-12-20', '2026-04-27', '2026-10-09'],
    )
    assert.ok(more('GP').includes('2026-05-27') && more('FR-GP').includes('2026-05-27'))
    for (const region of holidayRegions()) assert.ok(publicHolidays(region, 2026).length >= 11, region)
  })

  // A library of the whole world, kept by many hands: what it learns of a new law is seen here when it is renewed.
  it('is what date-holidays says of every region, for a century', () => {
    const known = Object.keys(new Holidays().getStates('FR')).map(state => `FR-${state}`)
    assert.deepEqual(
      holidayRegions()
        .filter(region => region.startsWith('FR-'))
        .toSorted(),
      known.toSorted(),
    )
    for (const region of holidayRegions()) {
      const [country = '', state] = region.split('-')
      const library = new Holidays({ country, ...(state !== undefined && { state }) }, { types: ['public'] })
      // Easter falls alike in all of them.
      for (let year = 2026; year <= (region === 'FR' ? 2126 : 2028); year++) {
        const days = [...new Set(library.getHolidays(year).map(({ date }) => date.slice(0, 10)))].toSorted()
        assert.deepEqual(publicHolidays(region, year), days, `${region} ${year}`)
      }
    }
  })
})

describe('localTime', () => {
  const zones = ['Europe/Paris', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Tahiti', 'Pacific/Chatham', 'UTC']
  const told = (at: string, zone: string) => {
    const there = Temporal.Instant.from(at).toZonedDateTimeISO(zone)
    const time = there.toPlainTime().toString().slice(0, 5)
    return { day: there.toPlainDate().toString(), time, weekday: there.dayOfWeek }
  }

  it('is that of the zone at any moment, however often it is asked', () => {
    const from = Date.parse('1960-01-01T00:00:00.000Z')
    const moment = fc.integer({ min: 0, max: 90 * 366 * 86_400_000 })
    holds(
      fc.property(moment, fc.constantFrom(...zones), (ms, zone) => {
        const at = new Date(from + ms).toISOString()
        for (let asked = 0; asked < 2; asked++) assert.deepEqual(localTime(at, zone), told(at, zone))
      }),
      { numRuns: 1_000 },
    )
  })

  it('changes at the very minute at which the clocks do', () => {
    // 00:01 in Newfoundland until 2011; the others on the hour.
    for (const [zone, change] of [
      ['America/St_Johns', '2010-11-07T02:31:00.000Z'],
      ['Europe/Paris', '2026-10-25T01:00:00.000Z'],
      ['Europe/Paris', '2026-03-29T01:00:00.000Z'],
    ] as const)
      for (const ms of [-60_000, -1, 0, 60_000]) {
        const at = new Date(Date.parse(change) + ms).toISOString()
        assert.deepEqual(localTime(at, zone), told(at, zone), `${zone} ${at}`)
      }
  })
})

describe('quietHours', () => {
  const settings = { timeZone, quietHours: { from: '19:00', to: '08:00' }, isHoliday: holidaysOf('FR') }
  const at = (day: string, time: string) => quietHours(instantOf(day, time, timeZone) ?? '', settings)

  it('is evenings and nights, to the minute', () => {
    assert.deepEqual(
      ['07:59', '08:00', '18:59', '19:00', '23:30', '00:00'].map(time => at('2026-11-25', time)),
      [true, false, false, true, true, true],
    )
  })

  it('is week-ends and public holidays the whole day', () => {
    assert.ok(at('2026-11-28', '10:00') && at('2026-11-29', '10:00'))
    assert.ok(at('2026-11-11', '10:00') && at('2026-05-14', '10:00'))
  })

  it('is the holidays of the region', () => {
    const noon = instantOf('2026-12-26', '12:00', timeZone) ?? ''
    const friday = instantOf('2026-04-03', '12:00', timeZone) ?? ''
    assert.deepEqual(
      ['FR', 'FR-67'].map(region => quietHours(friday, { ...settings, isHoliday: holidaysOf(region) })),
      [false, true],
    )
    assert.ok(quietHours(noon, settings), 'a Saturday')
  })

  it('may lie within a day, or be off', () => {
    const noon = instantOf('2026-11-25', '12:30', timeZone) ?? ''
    assert.ok(quietHours(noon, { ...settings, quietHours: { from: '12:00', to: '14:00' } }))
    assert.ok(!at('2026-11-25', '12:30'))
    assert.ok(!quietHours(instantOf('2026-11-28', '23:00', timeZone) ?? '', { ...settings, quietHours: 'off' }))
  })
})

describe('instantOf', () => {
  it('reads the clock on the wall, in winter and in summer', () => {
    assert.equal(instantOf('2026-12-01', '11:00', timeZone), '2026-12-01T10:00:00.000Z')
    assert.equal(instantOf('2026-07-01', '11:00', timeZone), '2026-07-01T09:00:00.000Z')
  })

  it('moves a time that does not exist an hour on', () => {
    assert.equal(instantOf('2026-03-29', '02:30', timeZone), '2026-03-29T01:30:00.000Z')
  })

  it('refuses what is no day or no time', () => {
    for (const [day, time] of [
      ['2026-02-30', '10:00'],
      ['demain', '10:00'],
      ['2026-02-03', '24:00'],
      ['2026-02-03', ''],
    ] as const)
      assert.equal(instantOf(day, time, timeZone), null)
  })

  it('comes back as it was', () => {
    const minutes = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    holds(
      fc.property(minutes, date => {
        const { day, time } = localTime(date.toISOString(), timeZone)
        const back = localTime(instantOf(day, time, timeZone) ?? '', timeZone)
        assert.deepEqual([back.day, back.time], [day, time])
      }),
    )
  })
})
