import { isWaiting } from '../../core/domain/relays/relay-state.ts'
import type { Answer } from '../turn/answer.ts'
import type { Turn } from '../turn/turn.ts'
import { drawMySites } from './draw-my-sites.ts'

/** Older ones are over for long. */
const mineMost = 40

/** What is asked of this person at their sites: what is waited for first. */
export async function showMySites({ ports, actor, look }: Turn): Promise<Answer> {
  const tasks = await ports.relayTasks.askedOf(actor.id, mineMost)
  const rounds = await Promise.all(tasks.map(({ roundId }) => ports.relayRounds.byId(roundId)))
  const sites = tasks.flatMap((task, index) => {
    const round = rounds[index]
    return round ? [{ round, task }] : []
  })
  const first = sites.filter(({ round, task }) => isWaiting(task, round))
  return { kind: 'card', card: drawMySites([...first, ...sites.filter(one => !first.includes(one))], look) }
}
