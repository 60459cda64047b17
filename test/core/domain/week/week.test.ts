import assert from 'node:assert/strict'
import fc from 'fast-check'
import { daysLater } from '../../../../src/core/domain/working-time/local-time.ts'
import { daysBetween, readWeek, weekAfter, weekNumbered, weekOf } from '../../../../src/core/domain/week/week.ts'
import { holds } from '../../../support/holds.ts'

const today = '2026-11-27'

describe('a week', () => {
  it('is that of ISO 8601: it begins on a Monday, and belongs to the year of its Thursday', () => {
    assert.deepEqual(weekOf(today), { year: 2026, number: 48, from: '2026-11-23', to: '2026-11-29' })
    assert.deepEqual(weekOf('2027-01-01'), { year: 2026, number: 53, from: '2026-12-28', to: '2027-01-03' })
    assert.deepEqual(weekOf('2024-12-30'), { year: 2025, number: 1, from: '2024-12-30', to: '2025-01-05' })
  })

  it('is found again by its number', () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map(days => daysLater('1990-01-01', { days }))
    holds(
      fc.property(day, day => {
        const week = weekOf(day)
        assert.ok(week.from <= day && day <= week.to)
        assert.deepEqual(weekNumbered(week.number, week.year), week)
        assert.deepEqual(weekAfter(weekAfter(week, 7), -7), week)
        assert.equal(daysBetween(week.from, week.to).length, 7)
      }),
    )
  })

  it('is read as people type it', () => {
    const read = (text: string) => readWeek(text, today)?.from
    assert.equal(read(''), '2026-11-23')
    assert.equal(read('Prochaine'), '2026-11-30')
    assert.equal(read('dernière'), '2026-11-16')
    assert.equal(read('49'), '2026-11-30')
    assert.equal(read('n° 49'), '2026-11-30')
    assert.equal(read('2'), '2027-01-11', 'the one that is nearest')
    assert.equal(read('49 2025'), '2025-12-01')
    assert.equal(read('53 2026'), '2026-12-28')
  })

  it('is none where no year has one of that number, or nothing was said', () => {
    for (const text of ['0', '54', '53 2025', '99', 'mardi', '49 abc', '1'.repeat(5_000), '-1'])
      assert.equal(readWeek(text, today), null, text.slice(0, 20))
  })

  it('has no day where a span ends before it begins', () =>
    assert.deepEqual(daysBetween('2026-11-02', '2026-11-01'), []))
})
