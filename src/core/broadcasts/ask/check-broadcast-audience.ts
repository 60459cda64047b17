import type { Actor } from '../../actor.ts'
import { checkAudience } from '../../audiences/check-audience.ts'
import type { Ports } from '../../ports.ts'
import type { Broadcast } from '../broadcast.ts'
import { changeBroadcast, type BroadcastRefusal } from '../change-broadcast.ts'
import { mayStart } from './may-start.ts'

export type CheckResult =
  | { kind: 'checked'; broadcast: Broadcast }
  | { kind: 'closed'; broadcast: Broadcast }
  | BroadcastRefusal
type Needs = Pick<Ports, 'broadcasts' | 'directory' | 'departments' | 'conversations' | 'commit' | 'now'>

/** *Vérifier les destinataires*: what was found stays on the card. */
export function checkBroadcastAudience(ports: Needs, actor: Actor, broadcastId: string): Promise<CheckResult> {
  return changeBroadcast<CheckResult>(ports, actor, broadcastId, async (broadcast, at) => {
    if (!mayStart(broadcast) && broadcast.state !== 'scheduled') return { kind: 'closed', broadcast }
    const check = { ...(await checkAudience(ports, broadcast.audience)), at }
    return { change: { check }, also: [], answer: broadcast => ({ kind: 'checked', broadcast }) }
  })
}
