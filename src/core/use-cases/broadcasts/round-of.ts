import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import type { RelayRound } from '../../domain/relays/relay.ts'
import { mayReachSites } from '../../domain/relays/relay-state.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'

/**
 * What the sites were asked of these words; null: nothing yet. A round is its post's: where its broadcast was stopped
 * before anybody got it, the next one of the same seal has it, also until `relays.follow` has run.
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

/** When the relays were to get their cards, and what had been approved might not leave any more; null: never. */
export async function notLeftAt(
  { relayRounds }: Pick<Ports, 'relayRounds'>,
  { id, postId }: Pick<Broadcast, 'id' | 'postId'>,
): Promise<Instant | null> {
  const round = (await relayRounds.ofPost(postId)).find(({ broadcastId }) => broadcastId === id)
  return round?.ended?.because === 'not-left' ? round.ended.at : null
}
