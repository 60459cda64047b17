import type { Change } from '../../change.ts'
import type { WithdrawnPlace } from '../../domain/pictures/withdrawal.ts'
import type { Instant } from '../../domain/time.ts'

/** What one look at a place came to: `changes` are committed with it. Null: it is as it was. */
export type Mended = { place: WithdrawnPlace; changes: Change[] } | null

export function donePlace(place: WithdrawnPlace, doneAt: Instant, changes: Change[] = []): Mended {
  return { place: { ...place, state: 'done', doneAt }, changes }
}
