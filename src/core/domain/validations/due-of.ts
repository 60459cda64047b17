import type { Instant } from '../time.ts'
import type { Validation } from './validation.ts'

/**
 * Until when the step that waits is waited for: its own end, else the slot; null: the slot is free and nothing was set.
 */
export function dueOf({
  steps,
  current,
  deadline,
}: Pick<Validation, 'steps' | 'current' | 'deadline'>): Instant | null {
  return steps[current]?.due ?? deadline
}
