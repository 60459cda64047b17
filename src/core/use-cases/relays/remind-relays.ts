import type { Change, Jobs } from '../../change.ts'
import { Unavailable } from '../../domain/errors.ts'
import type { RelayTask } from '../../domain/relays/relay.ts'
import { isWaiting } from '../../domain/relays/relay-state.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { afterQuietHours } from '../../domain/working-time/quiet-hours.ts'
import type { Ports } from '../../ports.ts'
import { handOnSites, type HandOnNeeds } from './hand-on-sites.ts'
import { siteCards } from './relay-cards.ts'

type Needs = HandOnNeeds & Pick<Ports, 'now'>

const slice = 25

/**
 * The job `relays.remind`: each site that did not answer for that poster, the `nth` time once, however often the job
 * runs. The mark and its card are one commit.
 */
export async function remindRelays(ports: Needs, data: Jobs['relays.remind'], settings: WorkingHours): Promise<void> {
  const round = await ports.relayRounds.byId(data.id)
  if (!round || round.poster !== data.poster || round.ended !== null) return
  const now = ports.now()
  const calm = round.urgent ? now : afterQuietHours(now, settings)
  if (calm > now) return void (await ports.commit({ job: 'relays.remind', data, at: calm }))
  // Since then a relay may have left, or the list names another one.
  await handOnSites(
    ports,
    (await ports.relayTasks.of(round.id)).filter(task => isWaiting(task, round) || task.asked === null),
  )
  const silent = (await ports.relayTasks.of(round.id)).filter(task => isWaiting(task, round) && isDue(task, data))
  for (let from = 0; from < silent.length; from += slice) {
    const changes = silent.slice(from, from + slice).flatMap((task): Change[] => {
      const reminded = [...task.reminded, { at: now, poster: data.poster }]
      const row = { ...task, version: task.version + 1, reminded }
      return [{ save: 'relay_task', row, ifVersion: task.version }, ...siteCards(row, round)]
    })
    // Somebody answered at that very moment: the job runs again.
    if ((await ports.commit(...changes)) === 'stale') throw new Unavailable('stale')
  }
}

function isDue({ reminded }: RelayTask, { poster, nth }: Jobs['relays.remind']): boolean {
  return reminded.filter(one => one.poster === poster).length === nth
}
