import { refresh } from '../../change.ts'
import type { PersonId } from '../../domain/actor.ts'
import { unlessAway } from '../../domain/errors.ts'
import { askedInstead } from '../../domain/relays/new-round.ts'
import type { RelayTask } from '../../domain/relays/relay.ts'
import type { Ports } from '../../ports.ts'
import { orRunAgain } from '../attempt.ts'
import { siteCards } from './relay-cards.ts'
import { relayOf } from './relay-of.ts'

export type HandOnNeeds = Pick<Ports, 'relayRounds' | 'relayTasks' | 'relaySites' | 'directory' | 'commit'>

/** Sites of one person, in rounds that are not over. */
const sitesMost = 500

/** Sites about which these people were asked go to a relay or deputy who is left. */
export async function handOnSitesOf(ports: HandOnNeeds, people: readonly PersonId[]): Promise<void> {
  for (const person of people) await handOnSites(ports, await ports.relayTasks.askedOf(person, sitesMost))
}

/**
 * A person who left, or is no longer in the list for the site, is asked no more: the relay that the list names now, or
 * the deputy, gets the card; with neither, the report says that the site has none.
 */
export async function handOnSites(ports: HandOnNeeds, tasks: readonly RelayTask[]): Promise<void> {
  if (tasks.length === 0) return
  const sites = await unlessAway(() => ports.relaySites.all('now'), [])
  for (const { id } of tasks) {
    await orRunAgain(async () => {
      const task = await ports.relayTasks.byId(id)
      const round = task && (await ports.relayRounds.byId(task.roundId))
      if (!task || !round) return 'done'
      const site = sites.find(one => one.id === task.site.id) ?? task.site
      const to = await relayOf(ports, site, task.asked)
      if (to?.id === task.asked?.id) return 'done'
      // The count of its people stays as it was when it was asked.
      const { relay, deputy } = site
      const row = { ...askedInstead({ ...task, site: { ...task.site, relay, deputy } }, to), version: task.version + 1 }
      const details = { site: task.site.name, toId: to?.id ?? null, to: to?.name ?? null }
      const { reference: subject, seal } = round
      return ports.commit(
        { save: 'relay_task', row, ifVersion: task.version },
        { journal: { verb: 'relay.handed-on', actor: null, subject, seal, details } },
        ...siteCards(row, round),
        refresh({ card: 'broadcast', broadcastId: round.broadcastId }),
      )
    })
  }
}
