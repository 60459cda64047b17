import type { Named, PersonId } from '../actor.ts'
import type { Instant } from '../time.ts'
import type { Step } from './validation.ts'

/** In whose place somebody could decide at this step, until when; null when they never could, or still can. */
export function lentBefore(
  { approvers }: Step,
  person: PersonId,
  now: Instant,
): { from: Named; until: Instant } | null {
  const ended = approvers.flatMap(({ id, name, standIns }) =>
    standIns.flatMap(one =>
      one.id === person && one.until !== null && one.until <= now ? [{ from: { id, name }, until: one.until }] : [],
    ),
  )
  return ended.toSorted((a, b) => b.until.localeCompare(a.until))[0] ?? null
}
