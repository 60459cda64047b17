import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { instantOf, localTime, zoneChange } from '../../../../src/core/domain/working-time/local-time.ts'
import { holds } from '../../../support/holds.ts'

const zones = ['Europe/Paris', 'America/Guadeloupe', 'Indian/Reunion', 'Pacific/Noumea']
const two = (n: number) => String(n).padStart(2, '0')
const days = fc
  .integer({ min: 0, max: 365 * 6 })
  .map(days => Temporal.PlainDate.from('2025-01-01').add({ days }).toString())
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${two(hour)}:${two(minute)}`)

describe('a time in the authority’s zone', () => {
  it('is shown again to the minute, whatever the zone and the day, but where the clocks skip it', () => {
    holds(
      fc.property(fc.constantFrom(...zones), days, times, (zone, day, time) => {
        const at = instantOf(day, time, zone)!
        const change = zoneChange(day, time, zone)
        assert.ok(at.endsWith(':00.000Z'))
        if (change !== 'skipped') assert.deepEqual([localTime(at, zone).day, localTime(at, zone).time], [day, time])
        if (zone !== 'Europe/Paris') assert.equal(change, null)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is skipped for an hour on the last Sunday of March, and an hour later is meant', () => {
    for (const day of ['2026-03-29', '2027-03-28', '2028-03-26'])
      holds(
        fc.property(fc.integer({ min: 0, max: 59 }), minute => {
          const time = `02:${two(minute)}`
          assert.equal(zoneChange(day, time, 'Europe/Paris'), 'skipped')
          assert.equal(localTime(instantOf(day, time, 'Europe/Paris')!, 'Europe/Paris').time, `03:${two(minute)}`)
        }),
        { numRuns: 60 },
      )
    assert.deepEqual(
      ['01:59', '03:00'].map(time => zoneChange('2027-03-28', time, 'Europe/Paris')),
      [null, null],
    )
    assert.equal(zoneChange('2027-03-28', '02:30', 'Indian/Reunion'), null)
  })

  it('is there twice for an hour on the last Sunday of October, and the first is meant', () => {
    for (const day of ['2026-10-25', '2027-10-31'])
      holds(
        fc.property(fc.integer({ min: 0, max: 59 }), minute => {
          const time = `02:${two(minute)}`
          assert.equal(zoneChange(day, time, 'Europe/Paris'), 'twice')
          assert.equal(instantOf(day, time, 'Europe/Paris'), `${day}T00:${two(minute)}:00.000Z`, 'still summer time')
        }),
        { numRuns: 60 },
      )
    assert.deepEqual(
      ['01:59', '03:00'].map(time => zoneChange('2026-10-25', time, 'Europe/Paris')),
      [null, null],
    )
  })

  it('is none for what is no day or no time', () => {
    for (const [day, time] of [
      ['2027-03-28', ''],
      ['', '02:30'],
      [undefined, null],
      ['2027-02-30', '02:30'],
      ['2027-03-28', '2:30'],
    ] as const)
      assert.equal(zoneChange(day, time, 'Europe/Paris'), null)
  })
})
