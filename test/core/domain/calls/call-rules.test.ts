import assert from 'node:assert/strict'
import { askedOf, askInstead, departmentNamed, followed } from '../../../../src/core/domain/calls/ask-department.ts'
import { callReminders, daysLeft, nextDates, recurrenceOf } from '../../../../src/core/domain/calls/call-dates.ts'
import { departmentChoice } from '../../../../src/core/domain/people/department-choice.ts'
import { asksTheSame, readCall } from '../../../../src/core/domain/calls/read-call.ts'
import { settings } from '../../../fakes/ports.ts'
import { alice, hugo } from '../../../fakes/town.ts'

const now = '2026-11-25T09:00:00.000Z'
const choices = { departments: ['Culture, sports', 'Voirie'], sections: ['portraits', 'agenda'] }
const good = { title: 'Les vœux', text: 'Racontez', closes: '2026-12-09', closesTime: '17:00' }

describe('the form of a call', () => {
  const read = (change: Record<string, unknown>, of = choices) => readCall({ ...good, ...change }, of, now, settings)
  const errors = (change: Record<string, unknown>, of = choices) => {
    const result = read(change, of)
    return 'errors' in result ? result.errors : {}
  }

  it('is read, opens now where no day is said, and asks all where none is ticked', () => {
    assert.deepEqual(read({}), {
      draft: {
        title: 'Les vœux',
        text: 'Racontez',
        sections: [],
        departments: 'all',
        opensAt: now,
        closesAt: '2026-12-09T16:00:00.000Z',
        recurrence: { kind: 'none' },
      },
    })
    const some = read({
      sections: 'agenda',
      departments: choices.departments.map(departmentChoice).join(','),
      opens: '2026-12-01',
      recurrence: 'monthly',
    })
    assert.ok('draft' in some)
    assert.deepEqual(
      [some.draft.departments, some.draft.sections, some.draft.opensAt, some.draft.recurrence],
      [choices.departments, ['agenda'], '2026-12-01T08:00:00.000Z', { kind: 'monthly', nth: 1, weekday: 2 }],
    )
  })

  it('is refused beside each field', () => {
    assert.deepEqual(errors({ title: ' ', text: 'x'.repeat(1001), sections: 'nowhere', departments: 'Nulle part' }), {
      title: 'required',
      text: 'call-text-too-long',
      sections: 'unknown-section',
      departments: 'unknown-department',
    })
    assert.deepEqual(errors({ title: 'x'.repeat(121), closes: '' }), { title: 'too-long', closes: 'required' })
    assert.deepEqual(errors({ closes: '2026-11-24' }), { closes: 'closes-past' })
    assert.deepEqual(errors({ closes: '2026-11-25', closesTime: '18:00' }), { closes: 'closes-too-soon' })
    assert.deepEqual(errors({ closes: '2026-11-26', closesTime: '09:59' }), { closes: 'closes-too-soon' })
    assert.deepEqual(errors({ closes: '2026-11-26', closesTime: '10:00' }), {})
    assert.deepEqual(errors({ opens: '2026-11-27', opensTime: '10:00', closes: '2026-11-29' }), {
      closes: 'closes-too-soon',
    })
    assert.deepEqual(errors({ closes: '2027-12-09' }), { closes: 'too-far' })
    assert.deepEqual(errors({ opens: '2026-11-24' }), { opens: 'day-past' })
    assert.deepEqual(errors({ opens: '2026-13-24', closes: 'demain' }), { opens: 'not-a-day', closes: 'not-a-day' })
    assert.deepEqual(errors({ opens: '2026-11-26', opensTime: '25:00', closesTime: 'soir' }), {
      opensTime: 'not-a-time',
      closesTime: 'not-a-time',
    })
    assert.deepEqual(errors({ recurrence: 'yearly' }), { recurrence: 'unknown-choice' })
    assert.deepEqual(errors({}, { ...choices, departments: [] }), { departments: 'no-department' })
  })

  it('asks the same as another one that takes any section, or one of its own', () => {
    const of = (...sections: string[]) => ({ sections })
    assert.deepEqual(
      [asksTheSame(of(), of('a')), asksTheSame(of('a', 'b'), of('b')), asksTheSame(of('a'), of('b'))],
      [true, true, false],
    )
  })
})

describe('the days of a call', () => {
  it('remind at half of the working time and two working days before the end, never close together', () => {
    const at = (opened: string, closes: string) => callReminders(opened, closes, settings)
    assert.deepEqual(at(now, '2026-12-09T16:00:00.000Z'), [
      { at: '2026-12-02T12:30:00.000Z', last: false },
      { at: '2026-12-07T16:00:00.000Z', last: true },
    ])
    // Of four working days, half is two before the end.
    assert.deepEqual(at(now, '2026-12-01T09:00:00.000Z'), [{ at: '2026-11-27T09:00:00.000Z', last: true }])
    assert.deepEqual(at(now, '2026-11-26T09:00:00.000Z'), [{ at: '2026-11-25T14:30:00.000Z', last: false }])
    // Christmas and New Year are no working days.
    assert.deepEqual(at('2026-12-21T09:00:00.000Z', '2026-12-28T10:00:00.000Z').at(-1), {
      at: '2026-12-23T10:00:00.000Z',
      last: true,
    })
  })

  it('recur on the nth weekday of each month, on its last one, or each week, and put off by holidays', () => {
    assert.deepEqual(recurrenceOf('monthly', '2026-11-30'), { kind: 'monthly', nth: 'last', weekday: 1 })
    assert.deepEqual(recurrenceOf('monthly', '2026-12-22'), { kind: 'monthly', nth: 4, weekday: 2 })
    assert.deepEqual(recurrenceOf('weekly', '2026-12-22'), { kind: 'weekly', weekday: 2 })
    const dates = (opensAt: string, closesAt: string, recurrence: Parameters<typeof nextDates>[0]['recurrence']) =>
      nextDates({ opensAt, closesAt, recurrence }, opensAt, settings)
    const first = { kind: 'monthly', nth: 1, weekday: 5 } as const
    // 1 January 2027 is a Friday, and a holiday: Monday, and after that the first Friday of February.
    const january = dates('2026-12-04T08:00:00.000Z', '2026-12-11T16:00:00.000Z', first)
    assert.deepEqual(january, { opensAt: '2027-01-04T08:00:00.000Z', closesAt: '2027-01-11T16:00:00.000Z' })
    assert.equal(dates(january.opensAt, january.closesAt, first)?.opensAt, '2027-02-05T08:00:00.000Z')
    // Easter Monday 2027 is the last Monday of March, and put off by a day: April has its own all the same.
    const last = { kind: 'monthly', nth: 'last', weekday: 1 } as const
    const march = dates('2027-02-22T08:00:00.000Z', '2027-02-26T16:00:00.000Z', last)
    assert.equal(march?.opensAt, '2027-03-30T07:00:00.000Z')
    assert.equal(dates(march.opensAt, march.closesAt, last)?.opensAt, '2027-04-26T07:00:00.000Z')
    const weekly = { kind: 'weekly', weekday: 5 } as const
    assert.equal(
      dates('2026-12-18T08:00:00.000Z', '2026-12-21T16:00:00.000Z', weekly)?.opensAt,
      '2026-12-28T08:00:00.000Z',
    )
    assert.equal(dates(now, now, { kind: 'none' }), null)
  })

  it('are counted by the calendar on the wall', () => {
    assert.deepEqual(
      ['2026-11-25T22:30:00.000Z', '2026-11-25T23:30:00.000Z', '2026-11-20T09:00:00.000Z'].map(until =>
        daysLeft(now, until, 'Europe/Paris'),
      ),
      [0, 1, 0],
    )
  })
})

describe('whom a call asks, by the list', () => {
  const listed = { name: 'Voirie', aliases: ['Routes'], head: alice, deputy: null, correspondent: alice }
  const none = new Set<string>()
  const asked = askedOf({ id: 'd', callId: 'c', department: 'Voirie' }, listed)

  it('goes on with a colleague where the same person is named as the head alone', () => {
    const row = followed(askInstead(asked, hugo, 'colleague'), {
      listed: { ...listed, correspondent: null },
      left: none,
    })
    assert.deepEqual([row.person?.id, row.as, row.firstAs], [hugo.id, 'colleague', 'head'])
    const alone = followed(asked, { listed: { ...listed, correspondent: null }, left: none })
    assert.deepEqual([alone.person?.id, alone.as], [alice.id, 'head'])
  })

  it('knows a department that was renamed by its alias, and by its name first', () => {
    const other = { ...listed, name: 'Routes', aliases: [] }
    assert.equal(departmentNamed([listed], 'routes')?.name, 'Voirie')
    assert.equal(departmentNamed([listed, other], 'Routes')?.name, 'Routes')
    assert.equal(departmentNamed([listed], 'Habitat'), undefined)
  })
})
