import type { Actor } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import { changeInitiative } from './change-initiative.ts'
import { type AlreadyDecided, alreadyDecided } from '../../domain/initiatives/already-decided.ts'

/** *Ajouter une photo*: the next file that the author sends is for this initiative. */
export function askForPhoto(
  ports: Pick<Ports, 'history' | 'initiatives' | 'commit' | 'now'>,
  actor: Actor,
  id: string,
) {
  return changeInitiative<{ kind: 'not-yours' } | AlreadyDecided>(ports, actor, id, initiative => {
    if (initiative.author.id !== actor.id) return { kind: 'not-yours' }
    const decided = alreadyDecided(initiative)
    if (decided) return decided
    return { initiative: { ...initiative, photoAskedAt: ports.now() }, verb: 'initiative.photo-asked' }
  })
}
