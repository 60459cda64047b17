import type { Change } from '../../change.ts'
import type { WithdrawnPlace } from '../../domain/pictures/withdrawal.ts'
import type { Instant } from '../../domain/time.ts'

/**
 * The result of one look at a place: `changes` are committed with it. `further`: places to which it led. none: it was
 * no such place after all. Null: it is as it was.
 */
export type Mended = { place: WithdrawnPlace; changes: Change[]; further?: WithdrawnPlace[] } | 'none' | null

export function donePlace(place: WithdrawnPlace, doneAt: Instant, changes: Change[] = []) {
  return { place: { ...place, state: 'done', doneAt } as const, changes }
}
