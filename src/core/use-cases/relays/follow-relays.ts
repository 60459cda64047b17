import { type Change, type Jobs, refresh } from '../../change.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import { wordsOf } from '../../domain/relays/new-round.ts'
import type { RelayRound } from '../../domain/relays/relay.ts'
import { isGivenUp, mayReachSites } from '../../domain/relays/relay-state.ts'
import { lastDayOf } from '../../domain/relays/round-end.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { localDay } from '../../domain/working-time/local-time.ts'
import { orRunAgain } from '../attempt.ts'
import { isCalledOff, isTakenBack, readTarget, standingBroadcast } from '../broadcasts/standing-broadcast.ts'
import { askAtOnce, type RingNeeds, type RingRules } from './ring-sites.ts'
import { overJob, ringing, roundJobs } from './round-jobs.ts'
import { roundOf } from '../broadcasts/seen/round-of.ts'

/**
 * The job `relays.follow`: posters follow their broadcast. Corrected: the next poster replaces the one before. Taken
 * back, called off, or over since midnight: it comes down. Given up: it comes down too, unless the same words may leave
 * anew.
 */
export async function followRelays(
  ports: RingNeeds,
  { broadcastId }: Jobs['relays.follow'],
  settings: RingRules,
): Promise<void> {
  await orRunAgain(async () => {
    const found = await readTarget(ports, broadcastId)
    if (!found) return 'done'
    const round = await roundOf(ports, found.target)
    if (!round && isUnderWayAtOnce(found.target)) await askAtOnce(ports, found.target, settings)
    const changes = round ? await followed(ports, round, found, settings) : []
    return changes.length === 0 ? 'done' : ports.commit(...changes)
  })
}

type Target = { target: Broadcast; changing: Broadcast[] }

async function followed(
  ports: RingNeeds,
  round: RelayRound,
  { target, changing }: Target,
  settings: WorkingHours,
): Promise<Change[]> {
  if (round.ended !== null) return []
  const now = ports.now()
  const heir = isGivenUp(target) ? await heirOf(ports, round, target) : null
  if (heir) return movedTo(round, heir, settings)
  const standing = standingBroadcast(target, changing)
  const gone = isGivenUp(target) || isTakenBack(changing) || isCalledOff(changing)
  const next: RelayRound = { ...round, ...wordsOf(standing), version: round.version + 1 }
  const over = localDay(now, settings.timeZone) > lastDayOf(next, settings)
  if (gone || over) return endChanges(round, gone ? 'taken-back' : 'over', now)
  if (standing.seal === round.seal) return overJob(round, settings)
  const row = ringing({ ...next, poster: round.poster + 1, renewedAt: now }, now, settings)
  const { reference: subject, seal, poster } = row
  return [
    { save: 'relay_round', row, ifVersion: round.version },
    { journal: { verb: 'relay.replaced', actor: null, subject, seal, details: { version: poster } } },
    ...roundJobs(row, now, settings),
  ]
}

/** A broadcast that may be sent in its place; a poster of other words does not hang yet. */
async function heirOf(
  { posts, broadcasts }: RingNeeds,
  { seal }: RelayRound,
  { id, postId }: Broadcast,
): Promise<Broadcast | null> {
  const next = (await posts.byId(postId))?.broadcastId ?? null
  const heir = next === null || next === id ? null : await broadcasts.byId(next)
  return heir?.seal === seal && mayReachSites(heir) ? heir : null
}

/** Nobody is asked twice for one poster: its answers go on counting for the broadcast with the same words. */
function movedTo(round: RelayRound, heir: Broadcast, settings: WorkingHours): Change[] {
  const { version, broadcastId } = round
  const row: RelayRound = { ...round, version: version + 1, broadcastId: heir.id }
  return [
    { save: 'relay_round', row, ifVersion: version },
    ...overJob(row, settings),
    refresh({ card: 'broadcast', broadcastId }),
    refresh({ card: 'broadcast', broadcastId: heir.id }),
  ]
}

function endChanges(round: RelayRound, because: 'taken-back' | 'over', at: string): Change[] {
  const { id, version, broadcastId, reference: subject, seal } = round
  return [
    { save: 'relay_round', row: { ...round, version: version + 1, ended: { at, because } }, ifVersion: version },
    { journal: { verb: 'relay.ended', actor: null, subject, seal, details: { because } } },
    { job: 'relays.ask', data: { id } },
    refresh({ card: 'broadcast', broadcastId }),
  ]
}

/** An emergency that passed its other checks while the list could not be read as it began. */
function isUnderWayAtOnce({ urgent, state }: Broadcast): boolean {
  return urgent !== undefined && ['planning', 'running', 'paused', 'done'].includes(state)
}
