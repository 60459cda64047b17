import type { Instant } from '../../src/core/domain/time.ts'
import { beginStep } from '../../src/core/use-cases/validations/deadline-jobs.ts'
import { escalate } from '../../src/core/use-cases/validations/escalate.ts'
import { missSlot } from '../../src/core/use-cases/validations/miss-slot.ts'
import { remindApprovers } from '../../src/core/use-cases/validations/nudge.ts'
import type { Validation } from '../../src/core/domain/validations/validation.ts'
import { postReminder } from '../../src/core/use-cases/validations/post-reminder.ts'
import { jobClock, type JobRow } from './job-clock.ts'
import { type FakePorts, settings } from './ports.ts'

const clockOf = (ports: FakePorts) => jobClock(ports, isDeadline, row => runDeadline(ports, row))

/** Every job about deadlines that was asked for and is due by now, in its order; the others stay. Answers how many ran. */
export function runDue(ports: FakePorts): Promise<number> {
  return clockOf(ports).runDue()
}

/** The job of the step that waits, whatever asked for it. */
export function openStep(ports: FakePorts, { id, current, steps }: Validation): Promise<void> {
  return beginStep(ports, { id, step: current, openedAt: steps[current]?.openedAt ?? null }, settings)
}

export async function runDeadline(ports: FakePorts, row: JobRow): Promise<void> {
  switch (row.job) {
    case 'step.opened':
      return beginStep(ports, row.data, settings)
    case 'validation.remind':
      return remindApprovers(ports, row.data, settings)
    case 'validation.escalate':
      return escalate(ports, row.data, settings)
    case 'validation.missed':
      return missSlot(ports, row.data, settings)
    case 'reminders.post':
      return postReminder(ports, row.data)
    default:
  }
}

function isDeadline({ job }: JobRow): boolean {
  return job.startsWith('validation.') || job === 'step.opened' || job === 'reminders.post'
}

/** Lets the time come, and runs what is due on the way. */
export function passUntil(ports: FakePorts, at: Instant): Promise<void> {
  return clockOf(ports).until(at)
}
