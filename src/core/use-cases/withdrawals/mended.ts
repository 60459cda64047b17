import type { Change } from '../../change.ts'
import type { WithdrawnPlace } from '../../domain/pictures/withdrawal.ts'
import type { Instant } from '../../domain/time.ts'

/**
 * What one look at a place came to: `changes` are committed with it. `further`: places that it led to. none: it was no
 * place after all. Null: it is as it was.
 */
export type Mended = { place: WithdrawnPlace; changes: Change[]; further?: WithdrawnPlace[] } | 'none' | null

export function donePlace(place: WithdrawnPlace, doneAt: Instant, changes: Change[] = []) {
  return { place: { ...place, state: 'done', doneAt } as const, changes }
}
