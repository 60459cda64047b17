import { refresh } from '../../../change.ts'
import { Unavailable } from '../../../domain/errors.ts'
import { isCardOf, type PlacementKey } from '../../../domain/placements/placed-card.ts'
import type { Ports } from '../../../ports.ts'
import { sendCard } from '../../leaving/send-card.ts'

/** The job `event.boards`: refreshes all boards of an event that are in a chat. */
export async function followBoards(
  { placements, commit }: Pick<Ports, 'placements' | 'commit'>,
  { postId }: { postId: string },
): Promise<void> {
  const boards = (await placements.about(postId)).filter(key => isCardOf(key, 'participants'))
  if (boards.length > 0) await commit(...boards.map(key => refresh(key)))
}

/** The job `event.bring`. If the card is elsewhere by now, another run was quicker. */
export async function bringCard(
  ports: Pick<Ports, 'placements' | 'messenger' | 'database' | 'capabilities' | 'commit' | 'now'>,
  { key, activityId }: { key: PlacementKey; activityId: string },
): Promise<void> {
  const { placements, commit } = ports
  const placement = await placements.byKey(key)
  if (placement?.state !== 'placed' || placement.activityId !== activityId) return
  const { to, conversationId, version } = placement
  if (conversationId === null) return
  const at = { key, to, conversationId, activityId }
  const outcome = await sendCard(ports, { key, to, does: 'remove' }, by => by.remove(at))
  if (outcome.kind === 'throttled' || outcome.kind === 'failed' || outcome.kind === 'unknown')
    throw new Unavailable('not-removed', { retryAfterMs: outcome.kind === 'throttled' ? outcome.retryAfterMs : null })
  await commit({ remove: 'placement', id: key, ifVersion: version }, refresh(key))
}
