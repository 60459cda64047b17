import { type Actor, isAdmin } from '../../domain/actor.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import type { Ports } from '../../ports.ts'

export type RemovePerimeterResult = { kind: 'perimeter-removed' } | { kind: 'not-admin' | 'not-found' } | Busy

/** Its group is free of it; other perimeters of the same people stay. */
export function removePerimeter(
  ports: Pick<Ports, 'history' | 'perimeters' | 'commit' | 'now'>,
  actor: Actor,
  perimeterId: string,
): Promise<RemovePerimeterResult> {
  return whileStale<RemovePerimeterResult>(async () => {
    if (!isAdmin(actor))
      return refusedAttempt(ports, actor, { what: 'perimeter.remove', subject: 'perimeters' }, { kind: 'not-admin' })
    const perimeter = (await ports.perimeters.all()).find(({ id }) => id === perimeterId)
    if (!perimeter) return { kind: 'not-found' }
    const details = { removed: perimeter.group.name, audience: JSON.stringify(perimeter.audience) }
    const done = await ports.commit(
      { remove: 'perimeter', id: perimeterId, ifVersion: perimeter.version },
      { journal: { verb: 'perimeters.changed', actor, subject: perimeterId, seal: null, details } },
    )
    return done === 'done' ? { kind: 'perimeter-removed' } : 'stale'
  })
}
