import { sitesAskedOf } from '../../core/use-cases/relays/sites-asked-of.ts'
import type { Answer } from '../turn/answer.ts'
import type { Turn } from '../turn/turn.ts'
import { drawMySites } from './draw-my-sites.ts'

/** What is asked of this person at their sites: what is waited for first. */
export async function showMySites({ ports, actor, look }: Turn): Promise<Answer> {
  const { waiting, answered } = await sitesAskedOf(ports, actor.id)
  return { kind: 'card', card: drawMySites([...waiting, ...answered], look) }
}
