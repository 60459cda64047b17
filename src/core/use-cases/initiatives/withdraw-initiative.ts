import { type Actor, named } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import { abandonedMs, endLeftBehind } from '../pictures/left-behind.ts'
import { changeInitiative } from './change-initiative.ts'
import { copiesOf } from '../../domain/initiatives/initiative.ts'
import { type AlreadyDecided, alreadyDecided } from '../../domain/initiatives/already-decided.ts'

/** *Retirer*, by its author, until somebody decided. */
export function withdrawInitiative(
  ports: Pick<Ports, 'history' | 'initiatives' | 'commit' | 'now'>,
  actor: Actor,
  id: string,
) {
  return changeInitiative<{ kind: 'not-yours' } | AlreadyDecided>(ports, actor, id, initiative => {
    if (initiative.author.id !== actor.id) return { kind: 'not-yours' }
    const decided = alreadyDecided(initiative)
    if (decided) return decided
    const decision = { by: named(actor), at: ports.now(), reason: null }
    return {
      initiative: { ...initiative, state: 'withdrawn', decision },
      verb: 'initiative.withdrawn',
      also: endLeftBehind(copiesOf(initiative), id, abandonedMs),
    }
  })
}
