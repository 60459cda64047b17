import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import type { SitesSeen } from '../../../domain/faces/relay-seen.ts'
import type { RelayRound } from '../../../domain/relays/relay.ts'
import { mayReachSites } from '../../../domain/relays/relay-state.ts'
import type { Ports } from '../../../ports.ts'

/**
 * The round in which sites were asked about these words; null: none yet. A round belongs to its post: where its
 * broadcast was stopped before anybody got it, the next one of the same seal has it, even before `relays.follow` has
 * run.
 */
export async function roundOf(
  { relayRounds }: Pick<Ports, 'relayRounds'>,
  broadcast: Broadcast,
): Promise<RelayRound | null> {
  const rounds = (await relayRounds.ofPost(broadcast.postId)).filter(({ ended }) => ended?.because !== 'not-left')
  const own = rounds.find(({ broadcastId }) => broadcastId === broadcast.id)
  if (own || !mayReachSites(broadcast)) return own ?? null
  return rounds.find(({ seal, ended }) => ended === null && seal === broadcast.seal) ?? null
}

/** When the relays were to get their cards, and what kept these back; null: nothing did. */
export async function lastNotLeft(
  { relayRounds }: Pick<Ports, 'relayRounds'>,
  { id, postId }: Pick<Broadcast, 'id' | 'postId'>,
): Promise<SitesSeen['notLeft']> {
  const ended = (await relayRounds.ofPost(postId)).find(({ broadcastId }) => broadcastId === id)?.ended
  return ended?.because === 'not-left' ? { at: ended.at, why: ended.why ?? null } : null
}
