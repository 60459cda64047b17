import type { PersonId } from '../../domain/actor.ts'
import { isWaiting } from '../../domain/relays/relay-state.ts'
import type { RelayRound, RelayTask } from '../../domain/relays/relay.ts'
import type { Ports } from '../../ports.ts'

export type AskedSite = { round: RelayRound; task: RelayTask }

/** Older ones have been over for long. */
const sitesMost = 40

/**
 * What this person is asked at their sites in rounds that did not end: `waiting` for their answer, and answered ones.
 */
export async function sitesAskedOf(
  { relayTasks, relayRounds }: Pick<Ports, 'relayTasks' | 'relayRounds'>,
  person: PersonId,
): Promise<{ waiting: AskedSite[]; answered: AskedSite[] }> {
  const tasks = await relayTasks.askedOf(person, sitesMost)
  const ids = [...new Set(tasks.map(({ roundId }) => roundId))]
  const rounds = await Promise.all(ids.map(id => relayRounds.byId(id)))
  const all = tasks.flatMap(task => {
    const round = rounds.find(one => one?.id === task.roundId)
    return round ? [{ round, task }] : []
  })
  const waiting = all.filter(({ round, task }) => isWaiting(task, round))
  return { waiting, answered: all.filter(one => !waiting.includes(one)) }
}
