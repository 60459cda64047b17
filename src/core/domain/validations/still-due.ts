import type { Instant } from '../time.ts'
import type { Validation } from './validation.ts'

/** Whether what was planned for a step is still meant: this version waits, for the same step, until the same time. */
export function stillDue(
  { id, state, current, steps }: Validation,
  meant: { id: string; step: number; due: Instant },
): boolean {
  return id === meant.id && state === 'waiting' && current === meant.step && steps[current]?.due === meant.due
}
