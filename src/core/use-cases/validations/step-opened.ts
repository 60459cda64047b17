import type { Change, Jobs } from '../../change.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { stepCards } from '../cards/validation-cards.ts'
import { askOthers } from './ask-others.ts'
import { deadlineJobs } from './deadline-jobs.ts'
import type { Validation } from '../../domain/validations/validation.ts'

/**
 * What follows when another step begins to wait, or the same one once more. `before`: null when it was just submitted.
 */
export function stepOpened(before: Validation | null, { id, state, steps, current }: Validation): Change[] {
  if (state !== 'waiting' || before?.steps[current]?.openedAt === steps[current]?.openedAt) return []
  return [{ job: 'step.opened', data: { id, step: current, openedAt: steps[current]?.openedAt ?? null } }]
}

/**
 * The job `step.opened`: once a step waits, others are asked where it lacks somebody, those whom it asks get their
 * cards, and what shall happen meanwhile is asked for, away from the click that opened it. Twice does no harm; a step
 * that is open no more was drawn by whatever ended it.
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
