import { isComms } from '../../core/domain/actor.ts'
import type { Face } from '../../core/domain/faces/face.ts'
import { doubtsShown } from '../../core/use-cases/placements/doubts-face.ts'
import { placementsInDoubt } from '../../core/use-cases/placements/in-doubt.ts'
import { drawDoubts } from './draw-doubts.ts'
import type { Answer } from '../turn/answer.ts'
import type { Turn } from '../turn/turn.ts'

/** For comms, below a list: the cards of these kinds that may not have arrived, each with *Renvoyer la carte*. */
export async function doubts(turn: Turn, faces: Face['face'][]): Promise<Answer[]> {
  if (!isComms(turn.actor)) return []
  const open = (await placementsInDoubt(turn.ports)).open.filter(({ face }) => faces.includes(face.face))
  if (open.length === 0) return []
  const shown = open.slice(0, doubtsShown)
  const card = drawDoubts({ doubts: shown, others: open.length - shown.length, moved: null }, turn.look)
  return [{ kind: 'card', card, beside: true }]
}
