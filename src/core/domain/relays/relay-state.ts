import type { PersonId } from '../actor.ts'
import type { Broadcast } from '../broadcasts/broadcast.ts'
import type { Instant } from '../time.ts'
import type { RelayRound, RelaySite, RelayTask } from './relay.ts'

/** `outdated`: an earlier version of the poster hangs there. */
export type RelayState = 'nobody' | 'waiting' | 'done' | 'outdated' | 'cannot'

/** For the present poster: an answer to an earlier one does not count for it. */
export function stateOf(
  { asked, posted, told, cannot }: RelayTask,
  { poster }: Pick<RelayRound, 'poster'>,
): RelayState {
  if (posted?.poster === poster || told?.poster === poster) return 'done'
  if (cannot?.poster === poster) return 'cannot'
  if (asked === null) return 'nobody'
  return posted === null ? 'waiting' : 'outdated'
}

/** Whether an answer is awaited from that site. */
export function isWaiting(task: RelayTask, round: RelayRound): boolean {
  const state = stateOf(task, round)
  return round.ended === null && (state === 'waiting' || state === 'outdated')
}

/** People who were asked, and those whom the list names for the site: a deputy has no card, and may type. */
export function mayAnswer({ asked, site }: Pick<RelayTask, 'asked' | 'site'>, person: PersonId): boolean {
  return [asked, site.relay, site.deputy].some(one => one?.id === person)
}

/** Whether a poster hangs at the site that has to come down. */
export function hangs({ posted, takeDown }: RelayTask): boolean {
  return posted !== null && !takeDown?.done
}

/** Whether nobody hears of the round yet. */
export function isAhead({ leavesAt }: Pick<RelayRound, 'leavesAt'>, now: Instant): boolean {
  return leavesAt !== null && leavesAt > now
}

/** Whether its posters have to come down. Copies of an edition stay, unless the edition was taken back. */
export function isToComeDown({ ended, edition }: Pick<RelayRound, 'ended' | 'edition'>): boolean {
  return ended !== null && !(edition && ended.because === 'over')
}

/** Whether there is anybody to ask at that site. */
export function hasRelay({ relay, deputy }: RelaySite): boolean {
  return relay !== null || deputy !== null
}

/** One row for each site of a round. */
export function taskId(roundId: string, siteId: string): string {
  return `${roundId}.${siteId}`
}

/** Sites can be asked about an approved post: before it leaves, while it does, and after it did. */
export function mayReachSites(broadcast: Broadcast): boolean {
  const { kind, state, startedAt } = broadcast
  return kind === 'send' && !isGivenUp(broadcast) && (state !== 'held' || startedAt !== null)
}

/** Whether nobody got it, and nobody will. */
export function isGivenUp({ state, startedAt }: Pick<Broadcast, 'state' | 'startedAt'>): boolean {
  return state === 'cancelled' || (state === 'stopped' && startedAt === null)
}
