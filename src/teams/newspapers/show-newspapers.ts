import { maySeeAll } from '../../core/domain/actor.ts'
import { asItStands } from '../../core/domain/newspapers/printing.ts'
import { editionHolder } from '../../core/use-cases/editions/edition-holder.ts'
import type { Answer } from '../turn/answer.ts'
import { notComms } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { drawNewspapers } from './drawn/draw-newspapers.ts'

/** « journaux » */
export async function showNewspapers(turn: Turn): Promise<Answer> {
  if (!maySeeAll(turn.actor)) return notComms(turn)
  const [all, current] = await Promise.all([turn.ports.newspapers.all(), turn.ports.editions.current()])
  const newspapers = await Promise.all(
    all.map(async newspaper => {
      const edition = current.find(({ newspaperId }) => newspaperId === newspaper.id)
      if (!edition) return { newspaper, current: null }
      const stands = asItStands(edition, turn.ports.now())
      return { newspaper, current: stands, holder: await editionHolder(turn.ports, stands) }
    }),
  )
  return { kind: 'card', card: drawNewspapers({ newspapers }, turn.look) }
}
