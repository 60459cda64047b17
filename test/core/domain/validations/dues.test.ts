import assert from 'node:assert/strict'
import fc from 'fast-check'
import { instantOf, localTime } from '../../../../src/core/domain/working-time/local-time.ts'
import { beginStep, deadlineJobs, reminderTimes } from '../../../../src/core/use-cases/validations/deadline-jobs.ts'
import { dueOf, nextSlot, withDues } from '../../../../src/core/domain/validations/dues.ts'
import type { Step, Validation } from '../../../../src/core/domain/validations/validation.ts'
import { createFakePorts, settings } from '../../../fakes/ports.ts'
import { validation } from '../../../postgres/rows.ts'
import { stepOf, visaOf } from '../../../support/steps-of.ts'
import { holds } from '../../../support/holds.ts'

const { timeZone } = settings
const at = (day: string, time: string) => instantOf(day, time, timeZone) ?? assert.fail()
const told = (instant: string | null | undefined) => {
  if (!instant) return null
  const { day, time } = localTime(instant, timeZone)
  return `${day} ${time}`
}
const waiting = (openedAt: string, deadline: string | null, days = [1, 1], rest: Partial<Step>[] = []): Validation =>
  validation({
    deadline,
    steps: days.map((one, index) =>
      stepOf(`s${index}`, ['a'], { days: one, openedAt: index === 0 ? openedAt : null, ...rest[index] }),
    ),
  })
const dues = (one: Validation) => withDues(one, settings).steps.map(({ due }) => told(due))

describe('until when', () => {
  it('is worked back from the slot, each step with its own days, over week-ends and holidays', () => {
    // A Wednesday; Armistice is the Wednesday after.
    assert.deepEqual(dues(waiting(at('2026-11-02', '10:00'), at('2026-11-12', '11:00'))), [
      '2026-11-09 11:00',
      '2026-11-10 11:00',
    ])
    assert.deepEqual(dues(waiting(at('2026-11-02', '10:00'), at('2026-11-16', '09:00'), [1, 3, 2])), [
      '2026-11-04 09:00',
      '2026-11-09 09:00',
      '2026-11-12 09:00',
    ])
  })

  it('is squeezed evenly into the working time that is left, and never lies in the past', () => {
    // Six hours of work from ten to the slot at four: two steps and the preparation share them.
    assert.deepEqual(dues(waiting(at('2026-11-25', '10:00'), at('2026-11-25', '16:00'))), [
      '2026-11-25 12:00',
      '2026-11-25 14:00',
    ])
    // From Friday 17:00 to Monday 09:00: three hours of work.
    assert.deepEqual(dues(waiting(at('2026-11-27', '17:00'), at('2026-11-30', '09:00'))), [
      '2026-11-27 18:00',
      '2026-11-27 19:00',
    ])
    // In the evening no working time is left: the hours that there are.
    assert.deepEqual(dues(waiting(at('2026-11-25', '20:00'), at('2026-11-25', '23:00'))), [
      '2026-11-25 21:00',
      '2026-11-25 22:00',
    ])
  })

  it('counts forward where there is no slot, or it has passed; for the steps to come nothing is known', () => {
    assert.deepEqual(dues(waiting(at('2026-11-27', '10:00'), null, [2, 1])), ['2026-12-01 10:00', null])
    assert.deepEqual(dues(waiting(at('2026-11-27', '10:00'), at('2026-11-27', '09:00'))), ['2026-11-30 10:00', null])
  })

  it('is found anew when a step opens late, for it and those after it', () => {
    const slot = at('2026-11-26', '10:00')
    const first = withDues(waiting(at('2026-11-23', '10:00'), slot, [1, 1, 1]), settings)
    assert.deepEqual(
      first.steps.map(({ due }) => told(due)),
      ['2026-11-23 18:15', '2026-11-24 15:30', '2026-11-25 12:45'],
    )
    const late = at('2026-11-25', '16:00')
    const second = {
      ...first,
      current: 1,
      steps: first.steps.map((step, index) => ({
        ...step,
        ...(index === 0 ? { visas: [visaOf('a')] } : {}),
        ...(index === 1 ? { openedAt: late } : {}),
      })),
    }
    const moved = withDues(second, settings)
    assert.deepEqual(
      moved.steps.map(({ due }) => told(due)),
      ['2026-11-23 18:15', '2026-11-25 17:30', '2026-11-26 08:15'],
    )
    assert.equal(told(dueOf(moved)), '2026-11-25 17:30')
  })

  it('leaves out steps whose visas stayed, and what is urgent', () => {
    const slot = at('2026-12-10', '11:00')
    assert.deepEqual(dues(waiting(at('2026-11-25', '10:00'), slot, [1, 1, 1], [{}, { visas: [visaOf('a')] }])), [
      '2026-12-08 11:00',
      null,
      '2026-12-09 11:00',
    ])
    assert.deepEqual(dues({ ...waiting(at('2026-11-25', '10:00'), slot), urgent: true }), [null, null])
  })

  it('is after now, in order, and before the slot, whatever the days and the hours', () => {
    const moments = fc
      .date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
      .map(date => date.toISOString())
    holds(
      fc.property(
        moments,
        fc.integer({ min: 60_000, max: 20 * 24 * 3_600_000 }),
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
        (now, ms, days) => {
          const slot = new Date(Date.parse(now) + ms).toISOString()
          const found = withDues(waiting(now, slot, days), settings).steps.map(({ due }) => due ?? assert.fail())
          assert.ok(
            found.every(due => due > now && due <= slot),
            JSON.stringify({ now, slot, found }),
          )
          assert.deepEqual(found.toSorted(), found)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('when people are reminded', () => {
  it('is at half of the working time and two hours before, outside of quiet hours', () => {
    assert.deepEqual(reminderTimes(at('2026-11-25', '10:00'), at('2026-11-26', '10:00'), settings).map(told), [
      '2026-11-25 15:30',
      '2026-11-26 08:00',
    ])
    assert.deepEqual(reminderTimes(at('2026-11-27', '17:00'), at('2026-11-30', '17:00'), settings).map(told), [
      '2026-11-30 11:30',
      '2026-11-30 15:00',
    ])
    // Two hours before nine is seven: in the morning, at eight.
    assert.deepEqual(reminderTimes(at('2026-11-24', '09:00'), at('2026-11-25', '09:00'), settings).map(told), [
      '2026-11-24 14:30',
      '2026-11-25 08:00',
    ])
  })

  it('is once or not at all where the time is short', () => {
    // Two hours before is at night, and in the morning it is nearly over.
    assert.deepEqual(reminderTimes(at('2026-11-24', '10:00'), at('2026-11-25', '08:30'), settings).map(told), [
      '2026-11-24 14:45',
    ])
    assert.deepEqual(reminderTimes(at('2026-11-25', '10:00'), at('2026-11-25', '13:00'), settings).map(told), [
      '2026-11-25 11:00',
    ])
    assert.deepEqual(reminderTimes(at('2026-11-25', '10:00'), at('2026-11-25', '11:40'), settings), [])
  })

  it('asks for every job once, none for what does not wait', () => {
    const open = withDues(waiting(at('2026-11-25', '10:00'), at('2026-12-10', '11:00')), settings)
    assert.deepEqual(
      deadlineJobs(open, settings).map(one => 'job' in one && one.job),
      ['validation.remind', 'validation.remind', 'validation.escalate', 'validation.missed'],
    )
    assert.deepEqual(deadlineJobs({ ...open, state: 'approved' }, settings), [])
  })

  it('is asked for after the click, of the step that was opened then and still waits', async () => {
    const ports = createFakePorts()
    const opened = at('2026-11-25', '10:00')
    const open = withDues({ ...waiting(opened, null), id: 'v' }, settings)
    ports.tamper('validation', open)
    const order = (data: { step?: number; openedAt?: string | null }) =>
      beginStep(ports, { id: 'v', step: 0, openedAt: opened, ...data }, settings)
    await order({ openedAt: at('2026-11-25', '09:00') })
    await order({ openedAt: null })
    await order({ step: 1 })
    assert.deepEqual(ports.jobs, [])
    await order({})
    assert.deepEqual(
      ports.jobs.map(({ job }) => job),
      ['placement.refresh', 'validation.remind', 'validation.remind', 'validation.escalate'],
    )
  })
})

describe('the next slot', () => {
  it('is the same time on the next working day, also by night', () => {
    assert.equal(told(nextSlot(at('2026-12-01', '09:00'), at('2026-12-01', '09:00'), settings)), '2026-12-02 09:00')
    assert.equal(told(nextSlot(at('2026-11-27', '20:00'), at('2026-11-27', '20:00'), settings)), '2026-11-30 20:00')
    assert.equal(told(nextSlot(at('2026-11-10', '09:00'), at('2026-11-10', '09:01'), settings)), '2026-11-12 09:00')
    assert.equal(
      told(nextSlot(at('2026-11-02', '09:00'), at('2026-11-05', '08:00'), settings)),
      '2026-11-06 09:00',
      'seen days later',
    )
  })
})
