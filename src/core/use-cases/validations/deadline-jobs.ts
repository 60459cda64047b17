import type { Change, Jobs } from '../../change.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { type Instant, later, msBetween } from '../../domain/time.ts'
import type { Validation } from '../../domain/validations/validation.ts'
import { afterQuietHours } from '../../domain/working-time/quiet-hours.ts'
import { workingTime } from '../../domain/working-time/working-time.ts'
import { stepCards } from '../cards/validation-cards.ts'
import { askOthers } from './ask-others.ts'

const hoursBefore = 2 * 60 * 60_000
/** Closer than that to another message about the same, nobody is reminded. */
const leastMs = 60 * 60_000

/** The jobs while the present step waits. Each checks again at its hour. */
export function deadlineJobs(validation: Validation, settings: WorkingHours): Change[] {
  const { id, steps, current: step, deadline, state } = validation
  if (state !== 'waiting') return []
  const { openedAt, due } = steps[step] ?? { openedAt: null, due: null }
  const slot = openedAt !== null && deadline !== null && deadline > openedAt ? slotJobs(validation, settings) : []
  if (due === null || openedAt === null) return slot
  const reminders = reminderTimes(openedAt, due, settings).map((at): Change => ({
    job: 'validation.remind',
    data: { id, step, due, at },
    at,
  }))
  return [
    ...reminders,
    { job: 'validation.escalate', data: { id, step, due }, at: afterQuietHours(due, settings) },
    ...slot,
  ]
}

/** Also for a version approved without asking anybody: it has to leave by then. */
export function slotJobs({ id, deadline }: Pick<Validation, 'id' | 'deadline'>, settings: WorkingHours): Change[] {
  if (deadline === null) return []
  return [{ job: 'validation.missed', data: { id }, at: afterQuietHours(deadline, settings) }]
}

/** At half of the working time until then, and two hours before; at night in the morning, if that is not too late. */
export function reminderTimes(openedAt: Instant, due: Instant, settings: WorkingHours): Instant[] {
  const time = workingTime(settings)
  const worked = time.ms(openedAt, due)
  const half = worked > 0 ? time.after(openedAt, Math.floor(worked / 2)) : later(openedAt, msBetween(openedAt, due) / 2)
  const times = [half, later(due, -hoursBefore)].map(at => afterQuietHours(at, settings)).toSorted()
  const apart = times.filter((at, index) => index === 0 || msBetween(times[index - 1]!, at) >= leastMs)
  return apart.filter(at => msBetween(openedAt, at) >= leastMs && msBetween(at, due) >= leastMs)
}

/** The jobs when another step begins to wait, or the same one once more. `before`: null: it was just submitted. */
export function stepOpened(before: Validation | null, { id, state, steps, current }: Validation): Change[] {
  if (state !== 'waiting' || before?.steps[current]?.openedAt === steps[current]?.openedAt) return []
  return [{ job: 'step.opened', data: { id, step: current, openedAt: steps[current]?.openedAt ?? null } }]
}

/**
 * The job `step.opened`: once a step waits, others are asked if it lacks people, the people asked get their cards, and
 * later jobs are ordered, apart from the click that opened it. Twice does no harm; a step that is no longer open was
 * drawn by what ended it.
 */
export async function beginStep(
  ports: Parameters<typeof askOthers>[0],
  { id, step, openedAt }: Jobs['step.opened'],
  settings: WorkingHours,
): Promise<void> {
  await askOthers(ports, { id, step })
  const validation = openedAt === null ? null : await ports.validations.byId(id)
  if (validation?.current !== step || validation.steps[step]?.openedAt !== openedAt) return
  await ports.commit(...stepCards(validation, step), ...deadlineJobs(validation, settings))
}
