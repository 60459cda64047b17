import type { RelayLines } from '../../domain/people-at-sites.ts'
import { linesOfTasks, sumOfLines } from '../../domain/relays/relay-lines.ts'
import type { RelayRound } from '../../domain/relays/relay.ts'
import type { Ports } from '../../ports.ts'

/** People whom the sites told in these rounds; a site asked in several counts in each. Null: no site was asked yet. */
export async function linesOfRounds(
  { relayTasks }: Pick<Ports, 'relayTasks'>,
  rounds: readonly RelayRound[],
): Promise<RelayLines | null> {
  const all = await Promise.all(
    rounds.map(async round => {
      const tasks = await relayTasks.of(round.id)
      return tasks.length === 0 ? [] : [linesOfTasks(tasks, round)]
    }),
  )
  const asked = all.flat()
  return asked.length === 0 ? null : sumOfLines(asked)
}
