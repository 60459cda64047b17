import type { Change } from '../../change.ts'
import { type Actor, isComms, named, type Named } from '../../domain/actor.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import type { Post } from '../../domain/posts/post.ts'
import { codeOf, newRound } from '../../domain/relays/new-round.ts'
import type { RelayRound, RelaySite } from '../../domain/relays/relay.ts'
import { hasRelay, mayReachSites } from '../../domain/relays/relay-state.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import type { Ports } from '../../ports.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { standingBroadcast } from '../broadcasts/standing-broadcast.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { roundJobs } from './round-jobs.ts'
import { roundOf } from '../broadcasts/round-of.ts'

export type RoundNeeds = Pick<Ports, 'broadcasts' | 'posts' | 'relayRounds' | 'relaySites' | 'commit' | 'now' | 'newId'>

/** What is asked before: how many of the listed sites have a relay. */
export type SitesQuestion = { kind: 'sites'; broadcast: Broadcast; sites: number; listed: RelaySite[] }
type Refusal =
  { kind: 'not-comms' | 'not-found' } | { kind: 'closed' | 'no-sites' | 'sites-asked'; broadcast: Broadcast }
export type AskSitesResult = { kind: 'asked'; broadcast: Broadcast; round: RelayRound } | SitesQuestion | Refusal | Busy

/** *Joindre les sites (38)*: says how many there are, and who has none. Changes nothing. */
export async function askToReachSites(
  ports: Pick<Ports, 'broadcasts' | 'relayRounds' | 'relaySites'>,
  actor: Actor,
  broadcastId: string,
): Promise<SitesQuestion | Refusal> {
  if (!isComms(actor)) return { kind: 'not-comms' }
  const broadcast = await ports.broadcasts.byId(broadcastId)
  if (!broadcast) return { kind: 'not-found' }
  if (await roundOf(ports, broadcast)) return { kind: 'sites-asked', broadcast }
  if (!mayReachSites(broadcast)) return { kind: 'closed', broadcast }
  const all = await ports.relaySites.all('now')
  const sites = all.filter(hasRelay).length
  return sites === 0 ? { kind: 'no-sites', broadcast } : { kind: 'sites', broadcast, sites, listed: all }
}

/** `sites`: the number on the button that was pressed. Pressed twice, or by two people, it is asked once. */
export async function askSites(
  ports: RoundNeeds & Pick<Ports, 'history'>,
  actor: Actor,
  { broadcastId, sites }: { broadcastId: string; sites: number },
  settings: WorkingHours,
): Promise<AskSitesResult> {
  if (!isComms(actor)) {
    const subject = (await ports.broadcasts.byId(broadcastId))?.reference ?? 'broadcasts'
    return refusedAttempt(ports, actor, { what: 'relay.ask', subject }, { kind: 'not-comms' })
  }
  return whileStale<AskSitesResult>(async () => {
    const asked = await askToReachSites(ports, actor, broadcastId)
    if (asked.kind !== 'sites' || asked.sites !== sites) return asked
    const { broadcast } = asked
    const round = await openRound(ports, broadcast, { by: named(actor), sites })
    if (!round) return { kind: 'closed', broadcast }
    const done = await ports.commit(...roundChanges(round, actor, settings))
    return done === 'done' ? { kind: 'asked', broadcast, round } : 'stale'
  })
}

/** Null: its post is gone, or was taken back. */
export async function openRound(
  { broadcasts, posts, now, newId }: RoundNeeds,
  broadcast: Broadcast,
  { by, sites }: { by: Named | null; sites: number },
): Promise<RelayRound | null> {
  const [post, changing] = await Promise.all([posts.byId(broadcast.postId), broadcasts.changing(broadcast.id)])
  if (!post || isGone(post)) return null
  const standing = standingBroadcast(broadcast, changing)
  return newRound({ broadcast, standing, post }, { by, sites, at: now(), code: codeOf(newId()) })
}

function isGone({ state, calledOff }: Post): boolean {
  return state === 'taken-back' || state === 'cancelled' || calledOff !== undefined
}

export function roundChanges(round: RelayRound, actor: Actor | null, settings: WorkingHours): Change[] {
  const { reference: subject, seal, asked } = round
  return [
    { save: 'relay_round', row: round, ifVersion: 0 },
    { journal: { verb: 'relay.asked', actor, subject, seal, details: { sites: asked.sites } } },
    ...roundJobs(round, asked.at, settings),
  ]
}
