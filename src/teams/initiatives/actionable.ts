import type { Initiative } from '../../core/domain/initiatives/initiative.ts'
import type { Turn } from '../turn/turn.ts'

const waitingMost = 300
const putOffMost = 200

export const waiting = (turn: Turn): Promise<Initiative[]> => turn.ports.initiatives.waiting(waitingMost)
export const putOff = (turn: Turn): Promise<Initiative[]> => turn.ports.initiatives.putOff(putOffMost)

/** What comms may decide on: waiting and delayed proposals. */
export async function actionable(turn: Turn): Promise<Initiative[]> {
  return (await Promise.all([waiting(turn), putOff(turn)])).flat()
}
