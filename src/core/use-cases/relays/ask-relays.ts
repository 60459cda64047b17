import { type Change, type Jobs, refresh } from '../../change.ts'
import { Unavailable } from '../../domain/errors.ts'
import { newTask } from '../../domain/relays/new-round.ts'
import type { RelayRound, RelaySite, RelayTask } from '../../domain/relays/relay.ts'
import { hangs, taskId } from '../../domain/relays/relay-state.ts'
import type { Ports } from '../../ports.ts'
import { siteCards } from './relay-cards.ts'
import { relayOf } from './relay-of.ts'

type Needs = Pick<Ports, 'relayRounds' | 'relayTasks' | 'relaySites' | 'directory' | 'commit' | 'now'>

/** Sites that one commit asks. */
const slice = 25

/**
 * The job `relays.ask`: a row and a card for each site, and after a correction or the end a card more. The rows and
 * what asks for their cards are one commit, and a card has one key: whoever is killed half-way goes on, and nobody gets
 * a second card.
 */
export async function askRelays(ports: Needs, { id }: Jobs['relays.ask']): Promise<void> {
  const round = await ports.relayRounds.byId(id)
  if (!round) return
  const tasks = await ports.relayTasks.of(id)
  if (round.ended === null) {
    const known = new Set(tasks.map(task => task.id))
    // Sites that came into the list since the first poster are asked with the next one.
    const added = (await ports.relaySites.all()).filter(site => !known.has(taskId(id, site.id)))
    for (let from = 0; from < added.length; from += slice) await askThese(ports, round, added.slice(from, from + slice))
  }
  for (let from = 0; from < tasks.length; from += slice)
    await saved(
      ports,
      tasks.slice(from, from + slice).flatMap(task => againChanges(task, round, ports.now())),
    )
  await ports.commit(refresh({ card: 'broadcast', broadcastId: round.broadcastId }))
}

async function askThese(ports: Needs, round: RelayRound, sites: RelaySite[]): Promise<void> {
  const rows: RelayTask[] = []
  for (const site of sites) rows.push(newTask(round, site, await relayOf(ports, site)))
  await saved(
    ports,
    rows.flatMap((row): Change[] => [{ save: 'relay_task', row, ifVersion: 0 }, ...siteCards(row, round)]),
  )
}

/** The next poster rings for who is asked; once it is over, for whoever has something hanging. */
function againChanges(task: RelayTask, round: RelayRound, at: string): Change[] {
  if (round.ended === null || round.edition || !hangs(task) || task.takeDown !== null) return siteCards(task, round)
  const row: RelayTask = { ...task, version: task.version + 1, takeDown: { askedAt: at, done: null } }
  return [{ save: 'relay_task', row, ifVersion: task.version }, ...siteCards(row, round)]
}

async function saved({ commit }: Needs, changes: Change[]): Promise<void> {
  // Somebody answered in that very moment: the job runs again.
  if (changes.length > 0 && (await commit(...changes)) === 'stale') throw new Unavailable('stale')
}
