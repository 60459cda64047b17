import assert from 'node:assert/strict'
import fc from 'fast-check'
import { delayOf, delaysIn, fewestCases, workingDayMs } from '../../../../src/core/domain/figures/delays.ts'
import { workingClock } from '../../../../src/core/domain/working-time/working-clock.ts'
import { workingTime } from '../../../../src/core/domain/working-time/working-time.ts'
import { settings } from '../../../fakes/ports.ts'
import { holds } from '../../../support/holds.ts'

const none = { answer: [], submission: [], visa: [], broadcast: [], whole: [] }

describe('delays', () => {
  it('say nothing of fewer than five cases, and count them', () => {
    const passage = ['2026-11-25T08:00:00.000Z', '2026-11-25T10:00:00.000Z'] as const
    for (const n of [0, 1, 4]) {
      const { visa } = delaysIn({ ...none, visa: Array.from({ length: n }, () => passage) }, settings)
      assert.deepEqual(visa, { n, delay: null })
    }
    const { visa } = delaysIn({ ...none, visa: Array.from({ length: fewestCases }, () => passage) }, settings)
    assert.deepEqual(visa.delay, { n: 5, medianMs: 7_200_000, ninthMs: 7_200_000 })
  })

  it('are values that happened, with half and nine in ten of all at or below', () => {
    holds(
      fc.property(fc.array(fc.nat(1000), { minLength: 5, maxLength: 60 }), lasted => {
        const delay = delayOf(lasted)!
        const share = (most: number) => lasted.filter(one => one <= most).length / lasted.length
        const below = (most: number) => lasted.filter(one => one < most).length / lasted.length
        for (const [value, part] of [
          [delay.medianMs, 0.5],
          [delay.ninthMs, 0.9],
        ] as const) {
          assert.ok(lasted.includes(value))
          assert.ok(share(value) >= part && below(value) < part)
        }
      }),
    )
  })

  it('wait for nobody over a week-end', () => {
    const passage = ['2026-11-27T19:30:00.000Z', '2026-11-30T07:30:00.000Z'] as const
    const { answer } = delaysIn({ ...none, answer: Array.from({ length: 5 }, () => passage) }, settings)
    assert.equal(answer.delay?.medianMs, 30 * 60_000)
    assert.equal(workingDayMs(settings), 11 * 3_600_000)
    assert.equal(workingDayMs({ ...settings, quietHours: 'off' }), 24 * 3_600_000)
  })
})

describe('the working clock', () => {
  it('counts as working time does, whatever the clocks do', () => {
    const { ms } = workingTime(settings)
    const instant = fc.date({
      min: new Date('2026-03-20T00:00:00Z'),
      max: new Date('2026-04-10T00:00:00Z'),
      noInvalidDate: true,
    })
    const clock = workingClock(settings, '2026-03-19', '2026-04-11')
    holds(
      fc.property(instant, instant, (one, other) => {
        const [from, to] = [one.toISOString(), other.toISOString()].sort() as [string, string]
        assert.equal(clock(to) - clock(from), ms(from, to))
      }),
    )
  })
})
