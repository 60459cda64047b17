import { type Actor, isComms, maySeeAll, named } from '../../domain/actor.ts'
import { type Delegation, endOf } from '../../domain/delegations/delegation.ts'
import type { Ports } from '../../ports.ts'
import type { Busy } from '../attempt.ts'
import { alone, roadOf } from '../road.ts'

export type EndDelegationResult =
  | { kind: 'delegation-ended'; delegation: Delegation }
  | { kind: 'delegation-over'; delegation: Delegation }
  | { kind: 'not-found' | 'not-your-delegation' }
  | Busy

/** *Mettre fin*: at once, by the approver or by comms. */
export function endDelegation(
  ports: Pick<Ports, 'history' | 'delegations' | 'commit' | 'now'>,
  actor: Actor,
  id: string,
): Promise<EndDelegationResult> {
  return delegationRoad.change<EndDelegationResult>(ports, actor, id, delegation => {
    const at = ports.now()
    if (endOf(delegation) <= at) return { kind: 'delegation-over', delegation }
    const { from, to } = delegation
    return {
      row: { ...delegation, ended: { by: named(actor), at } },
      verb: 'delegation.ended',
      details: { fromId: from.id, fromName: from.name, toId: to.id, to: to.name, at },
      answer: delegation => ({ kind: 'delegation-ended', delegation }),
    }
  })
}

const delegationRoad = roadOf({
  of: 'delegation',
  read: ({ delegations }: Pick<Ports, 'delegations'>, id: string) => delegations.byId(id).then(alone),
  refuses: (actor, seen) => (!seen || seen[0].from.id === actor.id || isComms(actor) ? null : 'not-your-delegation'),
  attempt: (_, id) => ({ what: 'delegation.end', subject: id }),
  tells: ({ id }) => ({ subject: id }),
  follows: ({ id }) => [{ job: 'delegation.apply', data: { id } }],
})

const listed = 100

/** « délégations »: those that a person gave and received; for people who may see all, everybody's. */
export async function listDelegations(ports: Pick<Ports, 'delegations' | 'now'>, actor: Actor): Promise<Delegation[]> {
  const now = ports.now()
  if (maySeeAll(actor)) return ports.delegations.open(now, listed)
  return ports.delegations.concerning(actor.id, now)
}
