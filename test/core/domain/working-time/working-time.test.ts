import assert from 'node:assert/strict'
import fc from 'fast-check'
import { instantOf, localTime } from '../../../../src/core/domain/working-time/local-time.ts'
import { holidaysOf, publicHolidays } from '../../../../src/core/domain/working-time/public-holidays.ts'
import { workingTime } from '../../../../src/core/domain/working-time/working-time.ts'
import { later } from '../../../../src/core/domain/time.ts'
import { settings } from '../../../fakes/ports.ts'
import { holds } from '../../../support/holds.ts'

const hour = 60 * 60_000
const { timeZone } = settings
const at = (day: string, time: string) => instantOf(day, time, timeZone) ?? assert.fail()
const told = (instant: string) => {
  const { day, time } = localTime(instant, timeZone)
  return `${day} ${time}`
}

describe('working days', () => {
  const time = workingTime(settings)

  it('skip week-ends and public holidays, at the same time by the clock on the wall', () => {
    assert.equal(told(time.daysAfter(at('2026-11-27', '10:00'), 1)), '2026-11-30 10:00')
    assert.equal(told(time.daysBefore(at('2026-12-01', '09:00'), 2)), '2026-11-27 09:00')
    assert.equal(told(time.daysBefore(at('2026-11-12', '11:00'), 1)), '2026-11-10 11:00', 'Armistice')
    assert.equal(told(time.daysAfter(at('2026-05-13', '10:00'), 1)), '2026-05-15 10:00', 'Ascension Day')
  })

  it('keep the hour over both changes of the clocks', () => {
    assert.equal(told(time.daysAfter(at('2026-03-27', '10:00'), 1)), '2026-03-30 10:00')
    assert.equal(told(time.daysBefore(at('2026-10-26', '10:00'), 1)), '2026-10-23 10:00')
    assert.equal(time.ms(at('2026-10-23', '12:00'), at('2026-10-26', '12:00')), 11 * hour)
  })

  it('begin and end when people work', () => {
    assert.equal(
      told(time.daysAfter(at('2026-11-28', '22:00'), 1)),
      '2026-12-01 08:00',
      'said on Saturday night: from Monday morning',
    )
    assert.equal(told(time.daysBefore(at('2026-12-02', '07:00'), 1)), '2026-11-30 19:00', 'before people come')
    assert.equal(told(time.daysBefore(at('2026-12-02', '21:00'), 1)), '2026-12-01 19:00')
    assert.equal(told(time.daysBefore(at('2026-11-28', '10:00'), 1)), '2026-11-27 10:00', 'a slot on a Saturday')
  })

  it('count by the region', () => {
    const before = (region: string) =>
      told(workingTime({ ...settings, isHoliday: holidaysOf(region) }).daysBefore(at('2026-04-07', '10:00'), 1))
    assert.deepEqual(['FR', 'FR-67', 'FR-57', 'GP'].map(before), [
      '2026-04-03 10:00',
      '2026-04-02 10:00',
      '2026-04-02 10:00',
      '2026-04-02 10:00',
    ])
  })

  it('are whole days where there are no quiet hours, or only at noon', () => {
    for (const quietHours of ['off', { from: '12:00', to: '14:00' }] as const) {
      const whole = workingTime({ ...settings, quietHours })
      assert.equal(whole.ms(at('2026-11-27', '00:00'), at('2026-11-30', '12:00')), 36 * hour)
    }
  })
})

describe('working hours', () => {
  const time = workingTime(settings)
  const moments = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map(date => date.toISOString())

  it('pass as they are counted', () => {
    assert.equal(told(time.after(at('2026-11-27', '17:00'), 3 * hour)), '2026-11-30 09:00')
    holds(
      fc.property(moments, fc.integer({ min: 1, max: 200 * hour }), (from, ms) => {
        assert.equal(time.ms(from, time.after(from, ms)), ms)
      }),
      { numRuns: 200 },
    )
  })

  it('never go the wrong way, and lie where people work', () => {
    holds(
      fc.property(moments, fc.integer({ min: 1, max: 20 }), (from, days) => {
        const [next, before] = [time.daysAfter(from, days), time.daysBefore(from, days)]
        assert.ok(before < from && next > from)
        for (const one of [next, before]) {
          const { day, time: clock, weekday } = localTime(one, timeZone)
          assert.ok(weekday < 6 && clock >= '08:00' && clock <= '19:00', one)
          assert.ok(!publicHolidays('FR', Number(day.slice(0, 4))).includes(day))
        }
        assert.ok(time.ms(from, later(next, hour)) > 0)
      }),
      { numRuns: 200 },
    )
  })
})
