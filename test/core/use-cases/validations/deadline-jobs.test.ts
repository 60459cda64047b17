import assert from 'node:assert/strict'
import { instantOf } from '../../../../src/core/domain/working-time/local-time.ts'
import { deadlineJobs, reminderTimes } from '../../../../src/core/use-cases/validations/deadline-jobs.ts'
import { settings } from '../../../fakes/ports.ts'
import { validation } from '../../../postgres/rows.ts'
import { stepOf } from '../../../support/steps-of.ts'

const at = (day: number, time: string) => instantOf(`2026-11-${day}`, time, settings.timeZone) ?? assert.fail()

describe('what shall happen while a step waits', () => {
  it('reminds at half of the time that people work until then, and two hours before', () => {
    assert.deepEqual(reminderTimes(at(25, '10:00'), at(26, '10:00'), settings), [at(25, '15:30'), at(26, '08:00')])
  })

  it('reminds in the morning for what would fall into the night, and within an hour of another word not at all', () => {
    assert.deepEqual(reminderTimes(at(25, '10:00'), at(26, '09:30'), settings), [at(25, '15:15'), at(26, '08:00')])
    assert.deepEqual(
      reminderTimes(at(25, '10:00'), at(26, '08:30'), settings),
      [at(25, '14:45')],
      'half an hour before the end is too late',
    )
    assert.deepEqual(reminderTimes(at(25, '10:00'), at(25, '11:30'), settings), [])
    assert.deepEqual(
      reminderTimes(at(25, '10:00'), at(25, '14:30'), settings),
      [at(25, '12:15')],
      'two that are so near are one',
    )
  })

  it('is nothing once it is decided, or open to no date', () => {
    const steps = [stepOf('department', ['k'], { openedAt: at(25, '10:00'), due: at(26, '10:00') })]
    const waiting = validation({ state: 'waiting', current: 0, steps, deadline: null })
    assert.deepEqual(
      deadlineJobs(waiting, settings).flatMap(change => ('job' in change ? [change.job] : [])),
      ['validation.remind', 'validation.remind', 'validation.escalate'],
    )
    for (const state of ['approved', 'refused', 'changes-requested', 'void'] as const)
      assert.deepEqual(deadlineJobs({ ...waiting, state, deadline: at(27, '09:00') }, settings), [])
    assert.deepEqual(deadlineJobs({ ...waiting, steps: [stepOf('department', ['k'])] }, settings), [])
  })
})
