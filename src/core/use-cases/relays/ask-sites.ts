/**
 * Sites are asked under the guards of a sending: approval, seal, slot, perimeter, consent, a second person. Each site
 * has a row of its own, as it was when it was asked, so that forty may answer at once. A new broadcast with the same
 * seal takes the round over, and nobody is asked twice.
 */

import { type Actor, named, type Named } from '../../domain/actor.ts'
import type { Broadcast, Confirmation } from '../../domain/broadcasts/broadcast.ts'
import { pendingSites, type Second, secondConfirmation } from '../../domain/broadcasts/second-confirmation.ts'
import type { RelayRound, RelaySite } from '../../domain/relays/relay.ts'
import { leastPeople } from '../../domain/relays/relay-lines.ts'
import { hasRelay } from '../../domain/relays/relay-state.ts'
import type { Settings, WorkingHours } from '../../domain/settings.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import {
  type BroadcastDecision,
  broadcastEntry,
  type BroadcastRefusal,
  changeBroadcast,
} from '../broadcasts/change-broadcast.ts'
import { type Outside, outsidePerimeter, type PerimeterNeeds } from '../perimeters/outside-perimeter.ts'
import { openRound, roundChanges, widened } from './open-round.ts'
import { whenCalm } from './round-jobs.ts'
import { roundOf } from '../broadcasts/seen/round-of.ts'
import { leftOut, type SiteNeeds, sitesMeant } from '../broadcasts/seen/sites-meant.ts'
import { type NoWords, type WordsForSites, wordsForSites, type WordsNeeds } from './words-for-sites.ts'

type Needs = PerimeterNeeds &
  WordsNeeds &
  SiteNeeds &
  Pick<Ports, 'history' | 'broadcasts' | 'relayRounds' | 'relayTasks' | 'commit' | 'now' | 'newId'>

/**
 * The question before. `sites`: how many of the `listed` ones have a relay; `unsure`: for so many nobody can tell
 * whether their people are meant; `people`: at least so many are there; `leavesAt`: when the cards leave; null: at
 * once; `ringsAt`: until when they then wait for working hours; null: they do not.
 */
export type SitesQuestion = {
  kind: 'sites'
  broadcast: Broadcast
  sites: number
  listed: RelaySite[]
  unsure: number
  people: number
  leavesAt: Instant | null
  ringsAt: Instant | null
  second: Second
}
type Refusal =
  BroadcastRefusal | { kind: 'no-sites' | 'sites-asked' | 'sites-not-meant'; broadcast: Broadcast } | NoWords | Outside
export type AskSitesResult =
  | { kind: 'asked'; broadcast: Broadcast; round: RelayRound }
  /** Kept as the first of two confirmations. */
  | { kind: 'second-needed'; broadcast: Broadcast; people: number }
  | { kind: 'same-person'; broadcast: Broadcast; by: Named; at: Instant }
  | SitesQuestion
  | Refusal
type Rules = WorkingHours & Pick<Settings, 'fourEyesOver'>
/** `round`: the one that an emergency began by itself, to which these sites are added. */
type Ready = SitesQuestion & { words: WordsForSites; round: RelayRound | null }

/** *Joindre les sites (38)*: says how many, which have no relay, and for which nobody can tell. Stores nothing. */
export function askToReachSites(
  ports: Needs,
  actor: Actor,
  broadcastId: string,
  rules: Rules,
): Promise<SitesQuestion | Refusal> {
  return changeBroadcast<SitesQuestion | Refusal>(ports, actor, broadcastId, broadcast =>
    questionOf(ports, actor, broadcast, rules),
  )
}

/**
 * `sites`: the number on the button that was pressed. Pressed twice, or by two people, it is asked once; above the
 * ceiling two people confirm the same number for the same time, as for a sending.
 */
export function askSites(
  ports: Needs,
  actor: Actor,
  { broadcastId, sites }: { broadcastId: string; sites: number },
  settings: Settings,
): Promise<AskSitesResult> {
  return changeBroadcast<AskSitesResult>(ports, actor, broadcastId, async (broadcast, at) => {
    const asked = await questionOf(ports, actor, broadcast, settings)
    if (asked.kind !== 'sites' || asked.sites !== sites) return asked
    const { second, people, leavesAt } = asked
    if (second.kind === 'yours') return { kind: 'same-person', broadcast, ...second.confirmation }
    if (second.kind === 'first')
      return firstWord(broadcast, actor, { by: named(actor), people, at, scheduledFor: leavesAt })
    const firstBy = second.kind === 'theirs' ? second.confirmation.by : null
    const asking = { by: named(actor), firstBy, sites, people }
    const round = asked.round ? widened(asked.round, asking) : await openRound(ports, broadcast, asked.words, asking)
    const kept = broadcast.sitesConfirmation
    return {
      change: firstBy && kept ? { sitesConfirmation: { ...kept, second: named(actor) } } : {},
      also: roundChanges(round, actor, settings),
      answer: broadcast => ({ kind: 'asked', broadcast, round }),
    }
  })
}

async function questionOf(ports: Needs, actor: Actor, broadcast: Broadcast, rules: Rules): Promise<Ready | Refusal> {
  const round = await roundOf(ports, broadcast)
  const rest = round && (await leftOut(ports, round, await ports.relayTasks.of(round.id), broadcast, 'now'))
  if (rest && !rest.some(hasRelay)) return { kind: 'sites-asked', broadcast }
  const words = await wordsForSites(ports, broadcast, rules.timeZone)
  if (words.kind !== 'words') return words
  const outside = await outsidePerimeter(ports, actor, { audience: words.version.audience })
  if (outside) return outside
  const meant = rest ? { sure: [], unsure: rest } : await sitesMeant(ports, words.version.audience, 'now')
  const { sure, unsure } = meant
  const listed = [...sure, ...unsure]
  if (listed.length === 0) return noneMeant(ports, broadcast)
  const withRelay = listed.filter(hasRelay)
  if (withRelay.length === 0) return { kind: 'no-sites', broadcast }
  const { leavesAt } = words
  const people = leastPeople(withRelay)
  const second = secondConfirmation(
    pendingSites(broadcast, ports.now()),
    actor,
    { people, scheduledFor: leavesAt },
    {
      at: ports.now(),
      over: rules.fourEyesOver,
    },
  )
  const sites = withRelay.length
  const ringsAt = whenCalm({ urgent: broadcast.urgent !== undefined, leavesAt }, ports.now(), rules)
  const told = { listed, unsure: unsure.length, people, leavesAt, ringsAt }
  return { kind: 'sites', broadcast, sites, ...told, second, words, round }
}

/** An authority without such a list is told so. */
async function noneMeant({ relaySites }: SiteNeeds, broadcast: Broadcast): Promise<Refusal> {
  const isEmpty = (await relaySites.all()).length === 0
  return { kind: isEmpty ? 'no-sites' : 'sites-not-meant', broadcast }
}

function firstWord(
  broadcast: Broadcast,
  actor: Actor,
  first: Confirmation,
): BroadcastDecision<Extract<AskSitesResult, { kind: 'second-needed' }>> {
  const { people, scheduledFor } = first
  return {
    change: { sitesConfirmation: first },
    also: [broadcastEntry('relay.confirmed', broadcast, actor, { people, scheduledFor })],
    answer: broadcast => ({ kind: 'second-needed', broadcast, people }),
  }
}
