import { type Actor, maySeeAll } from '../../domain/actor.ts'
import type { Note } from '../../domain/notes/note.ts'
import type { Ports } from '../../ports.ts'

/** So few on one card that most are shown with all their words. */
const shownAtOnce = 2
/** Nobody turns further back, whatever a press says. */
const fromMost = 100_000

/**
 * `from`: the index of the first one shown, 0 for the newest; `next`, `before`: of the neighbouring pages, null: none.
 */
export type ForwardedSeen = { notes: Note[]; from: number; next: number | null; before: number | null }
type ForwardedResult = ({ kind: 'forwarded-listed' } & ForwardedSeen) | { kind: 'not-comms' }

/** Notes that were forwarded to the communication team, and its answers: reading only. `from` is untrusted. */
export async function listForwarded(
  { notes }: Pick<Ports, 'notes'>,
  actor: Actor,
  from: number,
): Promise<ForwardedResult> {
  if (!maySeeAll(actor)) return { kind: 'not-comms' }
  const start = Number.isSafeInteger(from) && from > 0 && from <= fromMost ? from : 0
  const found = await notes.forwarded(start, shownAtOnce + 1)
  return {
    kind: 'forwarded-listed',
    notes: found.slice(0, shownAtOnce),
    from: start,
    next: found.length > shownAtOnce ? start + shownAtOnce : null,
    before: start > 0 ? Math.max(0, start - shownAtOnce) : null,
  }
}
