import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  periodAfter,
  periodAt,
  periodBefore,
  periodName,
  readPeriodName,
  spanOf,
} from '../../../../src/core/domain/figures/period.ts'
import { isPeriodText, typedPeriod } from '../../../../src/teams/written/named-period.ts'
import { daysLater } from '../../../../src/core/domain/working-time/local-time.ts'
import { holds } from '../../../support/holds.ts'

describe('a period', () => {
  it('is followed by the next without a gap, and read back from its name', () => {
    const day = fc.integer({ min: -9_000, max: 20_000 }).map(days => daysLater('2026-11-27', { days }))
    holds(
      fc.property(fc.constantFrom('month' as const, 'quarter' as const, 'year' as const), day, (unit, at) => {
        const period = periodAt(unit, at)
        assert.ok(period.from <= at && at <= period.to)
        assert.deepEqual(periodBefore(periodAfter(period)), period)
        assert.equal(spanOf(period, 'Europe/Paris').to, spanOf(periodAfter(period), 'Europe/Paris').from)
        assert.deepEqual(readPeriodName(periodName(period)), period)
      }),
    )
  })

  it('has no name but its own', () => {
    for (const name of ['', '2026-13', '2026-00', '2026-Q5', '26-01', '2026-1', '0000-Q1', '9999-Q4'])
      assert.equal(readPeriodName(name), null)
  })

  it('is typed as people say it; without a year it is the last that has begun', () => {
    const today = '2026-11-27'
    const read = (text: string) => {
      const period = typedPeriod(text, today)
      return period && periodName(period)
    }
    for (const [text, name] of [
      ['', '2026-11'],
      ['octobre', '2026-10'],
      ['d’octobre', '2026-10'],
      ['Décembre', '2025-12'],
      ['déc. 2026', '2026-12'],
      ['T3', '2026-Q3'],
      ['t4 2025', '2025-Q4'],
      ['3e trimestre', '2026-Q3'],
      ['trimestre', '2026-Q4'],
      ['2025', '2025'],
      ['cette année', '2026'],
      ['march', '2026-03'],
    ] as const) {
      assert.equal(read(text), name, text)
      if (text !== '') assert.ok(isPeriodText(text), text)
    }
    for (const text of ['12', 'DIF-2026-0012', 'octobre sauf grève', 'T5', 'plus tard']) {
      assert.equal(read(text), null, text)
      assert.ok(!isPeriodText(text), text)
    }
  })
})
