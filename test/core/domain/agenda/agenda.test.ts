import assert from 'node:assert/strict'
import { agendaBetween, dutyAt, holidaysBetween, keptSpan } from '../../../../src/core/domain/agenda/agenda.ts'
import { holidaysOf } from '../../../../src/core/domain/working-time/public-holidays.ts'
import { entryOf, feedOf } from '../../../fakes/feeds.ts'

const titles = (lines: { title: string }[]): string[] => lines.map(({ title }) => title)

describe('the agenda between two days', () => {
  const council = feedOf({
    entries: [
      entryOf('soir', '2026-11-26', { time: '18:00' }),
      entryOf('matin', '2026-11-26', { time: '09:00' }),
      entryOf('jour', '2026-11-26'),
      entryOf('avant', '2026-11-22'),
      entryOf('après', '2026-11-30'),
    ],
  })
  const school = feedOf({
    id: 'f2',
    name: 'Zone B',
    kind: 'school',
    entries: [entryOf('vacances', '2026-10-17', { to: '2026-11-23' })],
  })

  it('shows whatever touches them, by time, what takes the day first', () => {
    assert.deepEqual(titles(agendaBetween([council, school], '2026-11-23', '2026-11-29')), [
      'vacances',
      'jour',
      'matin',
      'soir',
    ])
    const [first] = agendaBetween([council, school], '2026-11-23', '2026-11-23')
    assert.deepEqual([first?.feedId, first?.name, first?.kind], ['f2', 'Zone B', 'school'])
  })

  it('shows nothing of a feed that was taken out', () => {
    assert.deepEqual(agendaBetween([{ ...school, state: 'ended' }], '2026-11-01', '2026-11-30'), [])
  })

  it('goes by days, also on those with 23 and 25 hours', () => {
    const clocks = feedOf({
      entries: [entryOf('été', '2026-03-29', { time: '03:30' }), entryOf('hiver', '2026-10-25')],
    })
    assert.deepEqual(titles(agendaBetween([clocks], '2026-03-23', '2026-03-29')), ['été'])
    assert.deepEqual(titles(agendaBetween([clocks], '2026-03-30', '2026-10-24')), [])
    assert.deepEqual(titles(agendaBetween([clocks], '2026-10-19', '2026-10-25')), ['hiver'])
  })

  it('keeps from sixty days before to a year and a half ahead', () => {
    assert.deepEqual(keptSpan('2026-11-27'), { from: '2026-09-28', to: '2028-05-30' })
  })
})

describe('public duty', () => {
  const duty = feedOf({
    kind: 'duty',
    entries: [entryOf('Réserve', '2026-03-02', { to: '2026-03-22' })],
  })
  const poll = feedOf({ id: 'p', kind: 'poll', entries: [entryOf('Premier tour', '2027-04-11')] })

  it('covers its days, both ends included', () => {
    const days = ['2026-03-01', '2026-03-02', '2026-03-22', '2026-03-23']
    assert.deepEqual(
      days.map(day => dutyAt([duty, poll], day)?.title ?? null),
      [null, 'Réserve', 'Réserve', null],
    )
  })

  it('covers a poll and the day before it', () => {
    const days = ['2027-04-09', '2027-04-10', '2027-04-11', '2027-04-12']
    assert.deepEqual(
      days.map(day => dutyAt([duty, poll], day)?.title ?? null),
      [null, 'Premier tour', 'Premier tour', null],
    )
  })

  it('is none of what other feeds bring', () => {
    assert.equal(dutyAt([feedOf({ entries: [entryOf('Conseil', '2026-03-03')] })], '2026-03-03'), null)
  })
})

describe('public holidays behind the week', () => {
  it('are those of the rule that exists', () => {
    const hours = { isHoliday: holidaysOf('FR') }
    assert.deepEqual(holidaysBetween(hours, '2026-11-01', '2026-11-30'), ['2026-11-01', '2026-11-11'])
    assert.deepEqual(holidaysBetween(hours, '2026-11-30', '2026-11-01'), [])
  })
})
