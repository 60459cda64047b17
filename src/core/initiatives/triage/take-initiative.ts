import { type Actor, isComms, named } from '../../actor.ts'
import type { Ports } from '../../ports.ts'
import { changeInitiative } from '../change-initiative.ts'
import { type AlreadyDecided, alreadyDecided } from './already-decided.ts'

type Refusal = { kind: 'not-comms' } | AlreadyDecided | { kind: 'already-yours' }

/** *Prendre en charge*: another of comms may take it over, nobody takes it twice. */
export function takeInitiative(ports: Pick<Ports, 'initiatives' | 'commit' | 'now'>, actor: Actor, id: string) {
  return changeInitiative<Refusal>(ports, actor, id, initiative => {
    if (!isComms(actor)) return { kind: 'not-comms' }
    const decided = alreadyDecided(initiative)
    if (decided) return decided
    if (initiative.takenBy?.id === actor.id) return { kind: 'already-yours' }
    const state = initiative.state === 'asked' ? 'asked' : 'taken'
    return { initiative: { ...initiative, state, takenBy: named(actor) }, verb: 'initiative.taken' }
  })
}
