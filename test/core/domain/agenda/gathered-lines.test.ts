import assert from 'node:assert/strict'
import type { AgendaLine } from '../../../../src/core/domain/agenda/agenda.ts'
import { gatheredLines } from '../../../../src/core/domain/agenda/gathered-lines.ts'
import { daysLater } from '../../../../src/core/domain/working-time/local-time.ts'

const first = '2026-11-30'
const line = (day: number, changed: Partial<AgendaLine> = {}): AgendaLine => {
  const from = daysLater(first, { days: day })
  const time = changed.time === undefined ? '09:00' : changed.time
  return {
    uid: `meeting/${from}/${time ?? ''}`,
    title: 'Point du matin',
    from,
    to: from,
    time,
    feedId: 'f',
    name: 'Cabinet',
    kind: 'other',
    ...changed,
  }
}
const told = (lines: AgendaLine[]) =>
  gatheredLines(lines).map(({ from, daily = '', times = 0 }) => [from.slice(5), daily.slice(5), times].join(' ').trim())

describe('what comes back in the agenda', () => {
  it('each day is one line until its last day', () => {
    const days = Array.from({ length: 42 }, (_, day) => line(day))
    assert.deepEqual(told(days), ['11-30 01-10 0'])
  })

  it('on working days is a line a week, three at most, and how often after that', () => {
    const days = Array.from({ length: 40 }, (_, day) => day).filter(day => day % 7 < 5)
    assert.deepEqual(told(days.map(day => line(day))), ['11-30 12-04 0', '12-07 12-11 0', '12-14 12-18 15'])
  })

  it('each week is told three times, and how often after that', () => {
    assert.deepEqual(told([0, 7, 14, 21, 28, 35].map(day => line(day))), ['11-30  0', '12-07  0', '12-14  3'])
  })

  it('is another entry by another uid, time or calendar, and stays in its place', () => {
    const days = [0, 1, 2]
    const others = [
      line(0, { uid: 'council', title: 'Conseil' }),
      ...days.flatMap(day => [line(day), line(day, { feedId: 'g' }), line(day, { time: '17:00' })]),
    ]
    assert.deepEqual(told(others), ['11-30  0', '11-30 12-02 0', '11-30 12-02 0', '11-30 12-02 0'])
  })

  it('two days in a row, or what lasts for days, is told as it is', () => {
    assert.deepEqual(told([0, 1].map(day => line(day))), ['11-30  0', '12-01  0'])
    const long = [0, 1, 2].map(day => line(day, { to: daysLater(first, { days: day + 1 }) }))
    assert.equal(told(long).length, 3)
  })
})
