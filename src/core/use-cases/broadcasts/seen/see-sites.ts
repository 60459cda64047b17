import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import { unlessAway } from '../../../domain/errors.ts'
import type { SitesSeen } from '../../../domain/faces/relay-seen.ts'
import { linesOfSites, linesOfTasks } from '../../../domain/relays/relay-lines.ts'
import { hasRelay, stateOf } from '../../../domain/relays/relay-state.ts'
import type { Ports } from '../../../ports.ts'
import { lastNotLeft, roundOf } from './round-of.ts'
import { leftOut, sitesMeant } from './sites-meant.ts'

export type SitesNeeds = Pick<Ports, 'relayRounds' | 'relayTasks' | 'relaySites' | 'departments' | 'placements'>

/**
 * People whom Teams does not reach: as the sites were asked; before that, by the present list. Null: there is no list,
 * or it cannot be read now; for a broadcast that changes cards they are not counted again.
 */
export async function seeSites(ports: SitesNeeds, broadcast: Broadcast): Promise<SitesSeen | null> {
  if (broadcast.kind !== 'send') return null
  const round = await roundOf(ports, broadcast)
  const tasks = round ? await ports.relayTasks.of(round.id) : []
  if (round && tasks.length > 0) {
    const { refused, unknown } = await cardsOf(ports, round.id)
    const rest = await unlessAway(() => leftOut(ports, round, tasks, broadcast), [])
    return {
      round,
      lines: linesOfTasks(tasks, round),
      nobody: tasks.filter(task => stateOf(task, round) === 'nobody').map(({ site }) => site.name),
      unreached: refused + unknown,
      doubtful: unknown,
      tasks,
      leftOut: rest.filter(hasRelay).length,
      notLeft: null,
    }
  }
  const { sure, unsure } = await unlessAway(() => sitesMeant(ports, broadcast.audience), { sure: [], unsure: [] })
  const sites = [...sure, ...unsure]
  const notLeft = round ? null : await lastNotLeft(ports, broadcast)
  if (sites.length === 0 && notLeft === null) return null
  const nobody = sites.filter(site => !hasRelay(site)).map(({ name }) => name)
  return { round, lines: linesOfSites(sites), nobody, unreached: 0, doubtful: 0, leftOut: 0, notLeft }
}

const siteCardKinds = ['relay', 'relay-reminder', 'relay-down'] as const

/** Counts of all cards to relays: those that *Renvoyer les cartes* sends once more are the ones counted here. */
async function cardsOf(
  { placements }: Pick<Ports, 'placements'>,
  roundId: string,
): Promise<{ refused: number; unknown: number }> {
  const all = await Promise.all(siteCardKinds.map(kind => placements.counts(kind, roundId)))
  const sum = (state: 'refused' | 'unknown'): number => all.reduce((n, counts) => n + counts[state], 0)
  return { refused: sum('refused'), unknown: sum('unknown') }
}
