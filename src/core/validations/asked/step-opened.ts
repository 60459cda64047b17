import type { Change } from '../../change.ts'
import type { Validation } from '../validation.ts'

/** What follows when another step begins to wait, or the same one once more. `before`: null when it was just submitted. */
export function stepOpened(before: Validation | null, { id, state, steps, current }: Validation): Change[] {
  if (state !== 'waiting' || before?.steps[current]?.openedAt === steps[current]?.openedAt) return []
  return [{ job: 'step.opened', data: { id, step: current, openedAt: steps[current]?.openedAt ?? null } }]
}
