import assert from 'node:assert/strict'
import { closingDay, daysToClosing } from '../../../../src/core/domain/newspapers/edition-days.ts'
import { settings } from '../../../fakes/ports.ts'

describe('the days of an edition', () => {
  const hours = { ...settings, isHoliday: (day: string) => day === '2026-12-25' }
  // 27 November 2026 is a Friday, 25 December too.
  const cases: [today: string, closesOn: string, days: number][] = [
    ['2026-11-26', '2026-11-27', 1],
    ['2026-11-27', '2026-11-27', 0],
    ['2026-11-28', '2026-11-27', -1],
    ['2026-11-29', '2026-11-27', -1],
    ['2026-11-30', '2026-11-27', -1],
    ['2026-12-01', '2026-11-27', -2],
    ['2026-11-28', '2026-11-30', 1],
    ['2026-11-29', '2026-12-01', 2],
    ['2026-12-25', '2026-12-24', -1],
    ['2026-12-25', '2026-12-28', 1],
    ['2026-12-24', '2026-12-28', 1],
    // Of a row from when that day was none: still ahead, never today.
    ['2026-11-27', '2026-11-28', 1],
  ]
  for (const [today, closesOn, days] of cases)
    it(`counts ${days} working days from ${today} to a bouclage on ${closesOn}`, () => {
      assert.equal(daysToClosing(today, closesOn, hours), days)
    })

  it('close on a day on which people work, wherever they are published', () => {
    assert.equal(closingDay('2026-12-02', { closesBefore: 3 }, hours), '2026-11-27')
    assert.equal(closingDay('2026-11-28', { closesBefore: 0 }, hours), '2026-11-27')
    assert.equal(closingDay('2026-12-25', { closesBefore: 0 }, hours), '2026-12-24')
    assert.equal(closingDay('2026-12-02', { closesBefore: 0 }, hours), '2026-12-02')
  })
})
