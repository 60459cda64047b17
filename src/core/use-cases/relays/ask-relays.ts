import { type Change, type Jobs, refresh } from '../../change.ts'
import { Unavailable } from '../../domain/errors.ts'
import { newTask } from '../../domain/relays/new-round.ts'
import type { NotLeft, RelayRound, RelaySite, RelayTask } from '../../domain/relays/relay.ts'
import { leastPeople } from '../../domain/relays/relay-lines.ts'
import { hangs, hasRelay, isAhead, isToComeDown, taskId } from '../../domain/relays/relay-state.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Ports } from '../../ports.ts'
import { asOfNow } from '../audiences/expand-audience.ts'
import { type SiteNeeds, sitesMeant } from '../broadcasts/seen/sites-meant.ts'
import { outsidePerimeter, type PerimeterNeeds } from '../perimeters/outside-perimeter.ts'
import { siteCards } from './relay-cards.ts'
import { relayOf } from './relay-of.ts'
import { wordsForSites, type WordsNeeds } from './words-for-sites.ts'

export type AskNeeds = WordsNeeds &
  PerimeterNeeds &
  SiteNeeds &
  Pick<Ports, 'relayRounds' | 'relayTasks' | 'directory' | 'commit' | 'now'>

type Rules = Pick<Settings, 'timeZone' | 'fourEyesOver'>

const slice = 25

/**
 * The job `relays.ask`: a row and a card for each site, and one more card after a correction or the end. The rows and
 * the orders of their cards are one commit, and a card has one key, so that a run after a kill goes on, and nobody gets
 * a second card.
 */
export async function askRelays(ports: AskNeeds, { id }: Jobs['relays.ask'], rules: Rules): Promise<void> {
  const round = await ports.relayRounds.byId(id)
  if (!round) return
  if (isAhead(round, ports.now()))
    return void (await ports.commit({ job: 'relays.ask', data: { id }, at: round.leavesAt! }))
  const tasks = await ports.relayTasks.of(id)
  if (round.ended === null) {
    const sites = await sitesOf(ports, round)
    const why = tasks.length === 0 ? await objection(ports, round, sites, rules) : null
    if (why !== null) return notLeft(ports, round, why)
    const known = new Set(tasks.map(task => task.id))
    // Sites added to the list since the first poster are asked with the next one.
    const added = sites.filter(site => !known.has(taskId(id, site.id)))
    for (let from = 0; from < added.length; from += slice) await askThese(ports, round, added.slice(from, from + slice))
  }
  for (let from = 0; from < tasks.length; from += slice)
    await saved(
      ports,
      tasks.slice(from, from + slice).flatMap(task => againChanges(task, round, ports.now())),
    )
  await ports.commit(refresh({ card: 'broadcast', broadcastId: round.broadcastId }))
}

async function askThese(ports: AskNeeds, round: RelayRound, sites: RelaySite[]): Promise<void> {
  const rows = await Promise.all(sites.map(async site => newTask(round, site, await relayOf(ports, site))))
  await saved(
    ports,
    rows.flatMap((row): Change[] => [{ save: 'relay_task', row, ifVersion: 0 }, ...siteCards(row, round)]),
  )
}

/**
 * Sites in the sealed audience. Of sites for which nobody can tell, the person who asked was told, and included them.
 */
async function sitesOf(ports: AskNeeds, { postId, seal, asked }: RelayRound): Promise<RelaySite[]> {
  const version = (await ports.posts.byId(postId))?.sealed.find(one => one.seal === seal)
  if (!version) return []
  const { sure, unsure } = await sitesMeant(ports, version.audience)
  return asked.by === null ? sure : [...sure, ...unsure]
}

/**
 * What was true when it was asked must be true when it leaves, perhaps days later: the list may have grown over what
 * one person may confirm. In an emergency the visa is the second confirmation. Null: nothing is against it.
 */
async function objection(
  ports: AskNeeds,
  { broadcastId, seal, asked: { by, firstBy, people } }: RelayRound,
  sites: RelaySite[],
  { timeZone, fourEyesOver }: Rules,
): Promise<NotLeft | null> {
  const broadcast = await ports.broadcasts.byId(broadcastId)
  const words = broadcast && (await wordsForSites(ports, broadcast, timeZone))
  if (words?.kind !== 'words') return words?.kind ?? 'closed'
  const { version } = words
  if (version.seal !== seal) return 'seal-differs'
  if (by === null) return null
  if (await outsidePerimeter(asOfNow(ports), by, { audience: version.audience })) return 'outside-perimeter'
  if (firstBy !== null) return null
  return leastPeople(sites.filter(hasRelay)) > Math.max(fourEyesOver, people) ? 'four-eyes' : null
}

/** The card of the broadcast says so, and the sites may be asked anew. */
function notLeft(ports: AskNeeds, round: RelayRound, why: NotLeft): Promise<void> {
  const { version, broadcastId, reference: subject, seal } = round
  const row: RelayRound = { ...round, version: version + 1, ended: { at: ports.now(), because: 'not-left', why } }
  return saved(ports, [
    { save: 'relay_round', row, ifVersion: version },
    { journal: { verb: 'relay.held', actor: null, subject, seal, details: { because: why } } },
    refresh({ card: 'broadcast', broadcastId }),
  ])
}

/** The next poster rings for the people who are asked; its end, for people with a poster up, or copies put out. */
function againChanges(task: RelayTask, round: RelayRound, at: string): Change[] {
  const row = round.ended === null ? task : afterEnd(task, round, at)
  if (row === task) return siteCards(task, round)
  return [{ save: 'relay_task', row, ifVersion: task.version }, ...siteCards(row, round)]
}

/** A person's reason why they could not is deleted once nobody asks any more. */
function afterEnd(task: RelayTask, round: RelayRound, at: string): RelayTask {
  const { cannot, takeDown } = task
  const asks = isToComeDown(round) && hangs(task) && takeDown === null
  const said = cannot !== null && cannot.reason !== ''
  if (!asks && !said) return task
  return {
    ...task,
    version: task.version + 1,
    ...(asks && { takeDown: { askedAt: at, done: null } }),
    ...(said && { cannot: { ...cannot, reason: '' } }),
  }
}

async function saved({ commit }: AskNeeds, changes: Change[]): Promise<void> {
  // Somebody answered at that very moment: the job runs again.
  if (changes.length > 0 && (await commit(...changes)) === 'stale') throw new Unavailable('stale')
}
