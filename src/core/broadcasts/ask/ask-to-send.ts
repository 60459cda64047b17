import type { Actor } from '../../actor.ts'
import { checkAudience } from '../../audiences/check-audience.ts'
import { honestDuration } from '../../audiences/honest-duration.ts'
import { quietHours } from '../../calendar/quiet-hours.ts'
import type { Ports } from '../../ports.ts'
import type { Settings } from '../../settings.ts'
import type { Instant } from '../../time.ts'
import type { Broadcast } from '../broadcast.ts'
import { changeBroadcast, type BroadcastRefusal } from '../change-broadcast.ts'
import { mayStart } from './may-start.ts'
import { isSlotNow, sealedSlot } from './sealed-slot.ts'

export type AskResult =
  | { kind: 'confirm'; broadcast: Broadcast; people: number; quietHours: boolean; durationMs: number }
  | { kind: 'slot-fixed'; broadcast: Broadcast; slot: Instant }
  | { kind: 'nobody' | 'closed'; broadcast: Broadcast }
  | BroadcastRefusal
type Needs = Pick<Ports, 'broadcasts' | 'posts' | 'directory' | 'departments' | 'conversations' | 'commit' | 'now'>

/** *Diffuser maintenant*: counts anew who would get it, and asks once. */
export function askToSend(ports: Needs, actor: Actor, broadcastId: string, settings: Settings): Promise<AskResult> {
  return changeBroadcast<AskResult>(ports, actor, broadcastId, async (broadcast, at) => {
    if (!mayStart(broadcast)) return { kind: 'closed', broadcast }
    const slot = await sealedSlot(ports, broadcast)
    if (slot !== null && !isSlotNow(slot, at)) return { kind: 'slot-fixed', broadcast, slot }
    const check = { ...(await checkAudience(ports, broadcast.audience)), at }
    const answer = (checked: Broadcast): AskResult => {
      if (check.people === 0) return { kind: 'nobody', broadcast: checked }
      const durationMs = honestDuration(check.people, check.notInstalled, settings.broadcastPerSecond)
      return {
        kind: 'confirm',
        broadcast: checked,
        people: check.people,
        quietHours: quietHours(at, settings),
        durationMs,
      }
    }
    // The question stands in the place of the card, for who asked: an update for everybody would take it away.
    return { change: { check }, also: [], answer, redraw: false }
  })
}
