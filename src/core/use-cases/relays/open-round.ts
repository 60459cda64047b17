import type { Change } from '../../change.ts'
import type { Actor } from '../../domain/actor.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import { codeOf, newRound } from '../../domain/relays/new-round.ts'
import type { RelayRound } from '../../domain/relays/relay.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import type { Ports } from '../../ports.ts'
import { ringing, roundJobs } from './round-jobs.ts'
import type { WordsForSites } from './words-for-sites.ts'

type Asking = Omit<RelayRound['asked'], 'at'>

/** In place of a round that never left, if there is one. */
export async function openRound(
  { relayRounds, now, newId }: Pick<Ports, 'relayRounds' | 'now' | 'newId'>,
  broadcast: Broadcast,
  { post, standing, leavesAt }: WordsForSites,
  asking: Asking,
): Promise<RelayRound> {
  const round = newRound({ broadcast, standing, post }, { ...asking, leavesAt, at: now(), code: codeOf(newId()) })
  const before = await relayRounds.byId(round.id)
  return { ...round, version: (before?.version ?? 0) + 1 }
}

/** A person adds sites to those that an emergency asked by itself. */
export function widened(round: RelayRound, { by, firstBy, sites, people }: Asking): RelayRound {
  const { version, asked } = round
  const all = { by, firstBy, at: asked.at, sites: asked.sites + sites, people: asked.people + people }
  return { ...round, version: version + 1, asked: all }
}

export function roundChanges(asking: RelayRound, actor: Actor | null, settings: WorkingHours): Change[] {
  const round = ringing(asking, asking.asked.at, settings)
  const { reference: subject, seal, asked } = round
  const after = asked.firstBy ? { after: asked.firstBy.name } : {}
  return [
    { save: 'relay_round', row: round, ifVersion: round.version - 1 },
    { journal: { verb: 'relay.asked', actor, subject, seal, details: { sites: asked.sites, ...after } } },
    ...roundJobs(round, asked.at, settings),
  ]
}
