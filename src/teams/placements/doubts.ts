import { isComms } from '../../core/domain/actor.ts'
import type { DoubtsList } from '../../core/use-cases/kept-card.ts'
import { doubtfulCalls, doubtsShown } from '../../core/use-cases/placements/kept/doubts-face.ts'
import { drawDoubts } from './draw-doubts.ts'
import type { Answer } from '../turn/answer.ts'
import type { Turn } from '../turn/turn.ts'
import { listOf, placementsInDoubt } from '../../core/use-cases/placements/kept/kept-cards.ts'

/** For comms, below a list: its cards that may not have arrived, each with *Renvoyer la carte*. */
export async function doubts(turn: Turn, list: DoubtsList): Promise<Answer[]> {
  if (!isComms(turn.actor)) return []
  const open = (await placementsInDoubt(turn.ports)).open.filter(({ face }) => listOf(face) === list)
  if (open.length === 0) return []
  const shown = open.slice(0, doubtsShown)
  const others = open.length - shown.length
  const card = drawDoubts({ doubts: shown, others, moved: null, calls: doubtfulCalls(open) }, turn.look)
  return [{ kind: 'card', card, beside: true }]
}
