import type { Actor } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import { changeBroadcast, type BroadcastRefusal } from './change-broadcast.ts'
import { type CountNeeds, countPeople } from './count-people.ts'
import { mayStart } from '../../domain/broadcasts/may-start.ts'

export type CheckResult =
  | { kind: 'checked'; broadcast: Broadcast }
  | { kind: 'closed'; broadcast: Broadcast }
  | BroadcastRefusal
type Needs = CountNeeds & Pick<Ports, 'history' | 'broadcasts' | 'commit' | 'now'>

/** *Vérifier les destinataires*: what was found stays on the card. */
export function checkBroadcastAudience(
  ports: Needs,
  actor: Actor,
  broadcastId: string,
  { timeZone }: Pick<Settings, 'timeZone'>,
): Promise<CheckResult> {
  return changeBroadcast<CheckResult>(ports, actor, broadcastId, async (broadcast, at) => {
    if (!mayStart(broadcast)) return { kind: 'closed', broadcast }
    const check = await countPeople(ports, broadcast, { at, timeZone })
    return { change: { check }, also: [], answer: broadcast => ({ kind: 'checked', broadcast }) }
  })
}
