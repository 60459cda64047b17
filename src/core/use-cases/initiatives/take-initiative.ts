import { type Actor, isComms, type Named, named } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import { msBetween } from '../../domain/time.ts'
import { changeInitiative } from './change-initiative.ts'
import { type AlreadyDecided, alreadyDecided } from '../../domain/initiatives/already-decided.ts'

/** Whoever presses so soon after another saw the card as it was before. */
const atOnceMs = 10_000

type Refusal = { kind: 'not-comms' } | AlreadyDecided | { kind: 'already-yours' } | { kind: 'already-taken'; by: Named }

/**
 * *Prendre en charge*: another of comms may take it over, nobody takes it twice; of two who press at once the first has
 * it.
 */
export function takeInitiative(
  ports: Pick<Ports, 'history' | 'initiatives' | 'commit' | 'now'>,
  actor: Actor,
  id: string,
) {
  return changeInitiative<Refusal>(ports, actor, id, initiative => {
    if (!isComms(actor)) return { kind: 'not-comms' }
    const decided = alreadyDecided(initiative)
    if (decided) return decided
    const { takenBy, updatedAt } = initiative
    if (takenBy?.id === actor.id) return { kind: 'already-yours' }
    if (takenBy && msBetween(updatedAt, ports.now()) < atOnceMs) return { kind: 'already-taken', by: takenBy }
    const state = initiative.state === 'asked' ? 'asked' : 'taken'
    return { initiative: { ...initiative, state, takenBy: named(actor) }, verb: 'initiative.taken' }
  })
}
