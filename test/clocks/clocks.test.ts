import assert from 'node:assert/strict'
import { Temporal } from 'temporal-polyfill'
import { localDay } from '../../src/core/domain/working-time/local-time.ts'
import { dayIn } from '../support/day-in.ts'

describe('the clock that the tests go by', () => {
  const at = process.env['CLOCK_AT']
  const minutes = 30

  it('is the one that was asked for, whoever asks', () => {
    const asked = at === undefined ? Date.now() : Date.parse(at)
    for (const now of [Date.now(), new Date().getTime(), Temporal.Now.instant().epochMilliseconds])
      assert.ok(now >= asked && now - asked < minutes * 60_000, new Date(now).toISOString())
    if (process.env['TZ']) assert.equal(Temporal.Now.timeZoneId(), process.env['TZ'])
  })

  it('tells tests and Mary the same day, wherever the machine lives', () => {
    assert.equal(dayIn(0), localDay(new Date().toISOString(), 'Europe/Paris'))
  })
})
