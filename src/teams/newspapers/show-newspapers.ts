import { isComms } from '../../core/domain/actor.ts'
import type { Answer } from '../turn/answer.ts'
import { notComms } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { drawNewspapers } from './draw-newspapers.ts'

/** « journaux » */
export async function showNewspapers(turn: Turn): Promise<Answer> {
  if (!isComms(turn.actor)) return notComms(turn)
  const [all, current] = await Promise.all([turn.ports.newspapers.all(), turn.ports.editions.current()])
  const newspapers = all.map(newspaper => ({
    newspaper,
    current: current.find(({ newspaperId }) => newspaperId === newspaper.id) ?? null,
  }))
  return { kind: 'card', card: drawNewspapers({ newspapers }, turn.look) }
}
