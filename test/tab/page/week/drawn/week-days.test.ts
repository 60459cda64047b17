import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { loadWords } from '../../../../../src/words.ts'
import { holds } from '../../../../support/holds.ts'

// The page is for browsers, whose types the compiler of these tests does not know.
const path = '../../../../../src/tab/page/week/drawn/week-days.ts'
type View = 'week' | 'month' | 'list'
const { addDays, daysBetween, isDay, momentsOf, mondayOf, spanOf, turned, weekNumber } = (await import(path)) as {
  addDays(day: string, n: number): string
  daysBetween(from: string, to: string): string[]
  isDay(text: string): boolean
  momentsOf(locale: 'fr' | 'en', zone: string): (at: number) => string
  mondayOf(day: string): string
  spanOf(view: View, day: string): { from: string; to: string }
  turned(view: View, day: string, step: 1 | -1): string
  weekNumber(day: string): number
}

const anyDay = fc.integer({ min: 0, max: 36_000 }).map(n => Temporal.PlainDate.from('2001-01-01').add({ days: n }))

describe('the days of the calendar page', () => {
  it('are those of the calendar', () =>
    holds(
      fc.property(anyDay, fc.integer({ min: -400, max: 400 }), (day, n) => {
        assert.equal(addDays(day.toString(), n), day.add({ days: n }).toString())
        assert.equal(mondayOf(day.toString()), day.subtract({ days: day.dayOfWeek - 1 }).toString())
        assert.equal(weekNumber(day.toString()), day.weekOfYear)
      }),
    ))

  it('are whole weeks, and turn without leaving one out', () =>
    holds(
      fc.property(anyDay, fc.constantFrom<View>('week', 'month', 'list'), (day, view) => {
        const { from, to } = spanOf(view, day.toString())
        const days = daysBetween(from, to)
        assert.equal(days.length % 7, 0)
        assert.ok(days.length <= 42 && from <= day.toString() && day.toString() <= to)
        for (const step of [1, -1] as const) {
          const there = turned(view, day.toString(), step)
          const back = spanOf(view, turned(view, there, step === 1 ? -1 : 1))
          assert.deepEqual(back, { from, to })
          const next = spanOf(view, there)
          assert.ok(
            step === 1 ? next.from <= addDays(to, 1) && next.from > from : next.to >= addDays(from, -1) && next.to < to,
          )
        }
      }),
    ))

  it('have hours as the authority’s clocks and Mary’s cards say them, wherever the browser is', () => {
    const now = Date.now()
    const midnight = Date.UTC(2025, 10, 30, 23, 30)
    for (const timeZone of ['Europe/Paris', 'Indian/Reunion', 'America/Cayenne']) {
      const words = loadWords(undefined, timeZone)
      const said = momentsOf('fr', timeZone)
      assert.equal(said(now), words.fr.time(new Date(now).toISOString()))
      assert.equal(said(midnight), words.fr.date(new Date(midnight).toISOString()).replace(' à ', ', '))
      assert.equal(momentsOf('en', timeZone)(now), words.en.time(new Date(now).toISOString()))
      assert.equal(words.fr.timeZone, timeZone, 'which the words of the pages say')
    }
  })

  it('are read from an address with care', () => {
    for (const text of ['2026-12-01', '2028-02-29']) assert.ok(isDay(text), text)
    for (const text of ['', 'x', '2026-13-01', '2026-02-30', '2026-12-1', '1999-01-01', '2026-12-01T00:00'])
      assert.ok(!isDay(text), text)
  })
})
