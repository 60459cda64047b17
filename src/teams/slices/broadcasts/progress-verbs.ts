import { stopBroadcast } from '../../../core/broadcasts/ask/stop-broadcast.ts'
import type { Verbs } from '../../turn/verbs.ts'
import { onBroadcast, shown } from './shown.ts'

/** What comms does while it runs, and after. */
export const progressVerbs: Verbs = {
  'broadcast.stop': onBroadcast(async (turn, id) => shown(turn, await stopBroadcast(turn.ports, turn.actor, id), 'stopped')),
}
