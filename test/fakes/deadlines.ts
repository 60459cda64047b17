import { type Instant, later } from '../../src/core/domain/time.ts'
import { beginStep } from '../../src/core/use-cases/validations/deadline-jobs.ts'
import { escalate } from '../../src/core/use-cases/validations/escalate.ts'
import { missSlot } from '../../src/core/use-cases/validations/miss-slot.ts'
import { remindApprovers } from '../../src/core/use-cases/validations/nudge.ts'
import type { Validation } from '../../src/core/domain/validations/validation.ts'
import { postReminder } from '../../src/core/use-cases/validations/post-reminder.ts'
import { type FakePorts, settings } from './ports.ts'

type Row = FakePorts['jobs'][number]

/** Every job about deadlines that was asked for and is due by now, in its order; the others stay. Answers how many ran. */
export async function runDue(ports: FakePorts): Promise<number> {
  let ran = 0
  for (;;) {
    // What shall wait for so long began to wait just now.
    for (const row of ports.jobs)
      if (row.inMs !== undefined && row.at === undefined) row.at = later(ports.now(), row.inMs)
    const next = ports.jobs
      .filter(isDeadline)
      .filter(({ at }) => at === undefined || at <= ports.now())
      .toSorted((a, b) => (a.at ?? '').localeCompare(b.at ?? ''))[0]
    if (!next) return ran
    ports.jobs.splice(ports.jobs.indexOf(next), 1)
    await runDeadline(ports, next)
    ran++
  }
}

/** The job of the step that waits, whatever asked for it. */
export function openStep(ports: FakePorts, { id, current, steps }: Validation): Promise<void> {
  return beginStep(ports, { id, step: current, openedAt: steps[current]?.openedAt ?? null }, settings)
}

export async function runDeadline(ports: FakePorts, row: Row): Promise<void> {
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

function isDeadline({ job }: Row): boolean {
  return job.startsWith('validation.') || job === 'step.opened' || job === 'reminders.post'
}

/** Lets the time come, and runs what is due then. */
export async function passUntil(ports: FakePorts, at: Instant): Promise<void> {
  await runDue(ports)
  for (;;) {
    const times = ports.jobs
      .filter(isDeadline)
      .flatMap(row => row.at ?? [])
      .filter(one => one > ports.now() && one <= at)
      .toSorted()
    ports.pass(Date.parse(times[0] ?? at) - Date.parse(ports.now()))
    await runDue(ports)
    if (times.length === 0) return
  }
}
