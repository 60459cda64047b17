import { type Actor, isComms, maySeeAll, named } from '../../domain/actor.ts'
import { type Delegation, endOf } from '../../domain/delegations/delegation.ts'
import type { Ports } from '../../ports.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'

export type EndDelegationResult =
  | { kind: 'delegation-ended'; delegation: Delegation }
  | { kind: 'delegation-over'; delegation: Delegation }
  | { kind: 'not-found' | 'not-your-delegation' }
  | Busy

/** *Mettre fin*: at once, by whoever lent their place, or by comms. */
export function endDelegation(
  ports: Pick<Ports, 'history' | 'delegations' | 'commit' | 'now'>,
  actor: Actor,
  id: string,
): Promise<EndDelegationResult> {
  return whileStale<EndDelegationResult>(async () => {
    const delegation = await ports.delegations.byId(id)
    if (!delegation) return { kind: 'not-found' }
    if (delegation.from.id !== actor.id && !isComms(actor))
      return refusedAttempt(ports, actor, { what: 'delegation.end', subject: id }, { kind: 'not-your-delegation' })
    const at = ports.now()
    if (endOf(delegation) <= at) return { kind: 'delegation-over', delegation }
    const row: Delegation = { ...delegation, version: delegation.version + 1, ended: { by: named(actor), at } }
    const { from, to } = delegation
    const done = await ports.commit(
      { save: 'delegation', row, ifVersion: delegation.version },
      {
        journal: {
          verb: 'delegation.ended',
          actor,
          subject: id,
          seal: null,
          details: { fromId: from.id, fromName: from.name, toId: to.id, to: to.name, at },
        },
      },
      { job: 'delegation.apply', data: { id } },
    )
    return done === 'done' ? { kind: 'delegation-ended', delegation: row } : 'stale'
  })
}

const listed = 100

/** « délégations »: those that one gave and received; for whoever may see all, everybody's. */
export async function listDelegations(ports: Pick<Ports, 'delegations' | 'now'>, actor: Actor): Promise<Delegation[]> {
  const now = ports.now()
  if (maySeeAll(actor)) return ports.delegations.open(now, listed)
  return ports.delegations.concerning(actor.id, now)
}
