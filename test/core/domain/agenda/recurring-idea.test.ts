import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type DayRule, dayOfYear, isDayRule, nextByRule } from '../../../../src/core/domain/agenda/day-rule.ts'
import {
  byNextDay,
  ideaDue,
  type RecurringIdea,
  shippedIdeas,
  suggestedSlot,
  withShippedIdeas,
  withYear,
} from '../../../../src/core/domain/agenda/recurring-idea.ts'
import { daysLater } from '../../../../src/core/domain/working-time/local-time.ts'
import { settings } from '../../../fakes/ports.ts'
import { holds } from '../../../support/holds.ts'

const shipped = (id: string): RecurringIdea => shippedIdeas.find(one => one.id === id)!

describe('the rule of a day', () => {
  it('names the days that the calendars of 2026 and 2027 have', () => {
    const days = (id: string) => [2026, 2027].map(year => dayOfYear(shipped(id).rule, year))
    assert.deepEqual(days('women-rights'), ['2026-03-08', '2027-03-08'])
    assert.deepEqual(days('heritage'), ['2026-09-19', '2027-09-18'])
    assert.deepEqual(days('work-life'), ['2026-06-15', '2027-06-21'])
    assert.deepEqual(days('telethon'), ['2026-12-04', '2027-12-03'])
    assert.deepEqual(days('accessibility'), ['2026-05-21', '2027-05-20'])
    assert.deepEqual(days('disability-jobs'), ['2026-11-16', '2027-11-15'])
  })

  it('counts from Easter, from the end of a month, and over February', () => {
    assert.equal(dayOfYear({ kind: 'easter', days: 39 }, 2026), '2026-05-14')
    assert.equal(dayOfYear({ kind: 'easter', days: -47 }, 2026), '2026-02-17')
    assert.equal(dayOfYear({ kind: 'nth', month: 5, nth: -1, weekday: 7 }, 2026), '2026-05-31')
    assert.equal(dayOfYear({ kind: 'nth', month: 12, nth: -1, weekday: 1 }, 2026), '2026-12-28')
    assert.equal(dayOfYear({ kind: 'fixed', month: 2, day: 29 }, 2027), '2027-02-28')
    assert.equal(dayOfYear({ kind: 'fixed', month: 2, day: 29 }, 2028), '2028-02-29')
  })

  it('comes back each year, whatever day is asked for', () => {
    const rules: fc.Arbitrary<DayRule> = fc.oneof(
      fc.record({
        kind: fc.constant('fixed' as const),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 28 }),
      }),
      fc.record({
        kind: fc.constant('nth' as const),
        month: fc.integer({ min: 1, max: 12 }),
        nth: fc.constantFrom(1, 2, 3, 4, -1),
        weekday: fc.integer({ min: 1, max: 7 }),
      }),
      fc.record({ kind: fc.constant('easter' as const), days: fc.integer({ min: -80, max: 120 }) }),
    )
    holds(
      fc.property(rules, fc.integer({ min: 0, max: 3_000 }), (rule, days) => {
        const from = daysLater('2026-01-01', { days })
        const next = nextByRule(rule, from)
        assert.ok(isDayRule(rule))
        assert.ok(next >= from && next <= daysLater(from, { days: 400 }), `${next} after ${from}`)
      }),
    )
  })

  it('is none where there is no such day', () => {
    const wrong: DayRule[] = [
      { kind: 'fixed', month: 13, day: 1 },
      { kind: 'fixed', month: 4, day: 31 },
      { kind: 'fixed', month: 1, day: 1.5 },
      { kind: 'nth', month: 1, nth: 5, weekday: 1 },
      { kind: 'nth', month: 1, nth: 1, weekday: 8 },
      { kind: 'easter', days: 1_000 },
      // Where Easter is early it would be a day of the year before.
      { kind: 'easter', days: -81 },
      { kind: 'easter', days: Number.NaN },
    ]
    assert.deepEqual(wrong.filter(isDayRule), [])
  })
})

describe('a recurring idea', () => {
  const telethon: RecurringIdea = { ...shipped('telethon'), version: 1, state: 'on', by: { id: 'c', name: 'C' } }

  it('is due from so many weeks before, once a year, while it is on', () => {
    assert.equal(ideaDue(telethon, '2026-11-05'), null)
    assert.equal(ideaDue(telethon, '2026-11-06'), '2026-12-04')
    assert.equal(ideaDue(telethon, '2026-12-04'), '2026-12-04')
    assert.equal(ideaDue(telethon, '2026-12-05'), null)
    assert.equal(ideaDue({ ...telethon, state: 'off' }, '2026-11-06'), null)
    const opened = withYear(telethon, { day: '2026-12-04', postId: 'p' })
    assert.equal(ideaDue(opened, '2026-11-20'), null)
    assert.equal(ideaDue(opened, '2027-11-20'), '2027-12-03')
  })

  it('is due in December for a day of January', () => {
    const wishes: RecurringIdea = { ...shipped('wishes'), state: 'on' }
    assert.equal(ideaDue(wishes, '2026-12-02'), '2027-01-06')
    assert.equal(ideaDue(withYear(wishes, { day: '2026-01-06', postId: 'p' }), '2026-12-02'), '2027-01-06')
  })

  it('remembers five years', () => {
    const years = [2020, 2021, 2022, 2023, 2024, 2025].map(year => ({ day: `${year}-12-04`, postId: String(year) }))
    const idea = years.reduce(withYear, telethon)
    assert.deepEqual(
      idea.years.map(({ postId }) => postId),
      ['2021', '2022', '2023', '2024', '2025'],
    )
  })

  it('ships some that are off, each with an id of its own, until somebody changes them', () => {
    assert.ok(shippedIdeas.length >= 25)
    assert.equal(new Set(shippedIdeas.map(({ id }) => id)).size, shippedIdeas.length)
    assert.ok(shippedIdeas.every(({ state, rule, weeks }) => state === 'off' && isDayRule(rule) && weeks > 0))
    const own: RecurringIdea = { ...telethon, id: 'own', title: 'Fête du personnel' }
    const all = withShippedIdeas([telethon, own, { ...own, id: 'gone', state: 'ended' }])
    assert.equal(all.length, shippedIdeas.length + 1)
    assert.equal(all.find(({ id }) => id === 'telethon')?.state, 'on')
  })

  it('stands in lists by its next day', () => {
    const [first, second] = byNextDay(withShippedIdeas([]), '2026-11-26')
    assert.deepEqual([first?.idea.id, first?.day, second?.idea.id], ['telethon', '2026-12-04', 'secularism'])
  })

  it('suggests nine o’clock of its day, else of the last working day before', () => {
    const now = '2026-11-25T09:00:00.000Z'
    assert.equal(suggestedSlot('2026-12-04', now, settings), '2026-12-04T08:00:00.000Z')
    assert.equal(suggestedSlot('2027-03-28', now, settings), '2027-03-26T08:00:00.000Z')
    assert.equal(suggestedSlot('2027-05-01', now, settings), '2027-04-30T07:00:00.000Z')
    assert.equal(suggestedSlot('2026-11-25', now, settings), null)
  })
})
