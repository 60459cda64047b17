import type { Change, Jobs } from '../../change.ts'
import { comeBack, morningOf } from '../../domain/initiatives/put-off.ts'
import { keyOf } from '../../domain/placements/placed-card.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { afterQuietHours } from '../../domain/working-time/quiet-hours.ts'
import type { Ports } from '../../ports.ts'
import { orRunAgain } from '../attempt.ts'
import { initiativeChanges } from './change-initiative.ts'
import { backCard } from './put-off-initiative.ts'

/** By then the new card is there, so that the older copy can say where to look. */
const retireInMs = 60_000

/**
 * The job `initiative.return`, on the morning of the day that was said: a proposal still delayed until that day is in
 * the inbox again, its card below all others, where people look; the old card says that it was replaced. A late run, in
 * quiet hours, orders itself again.
 */
export async function returnInitiative(
  ports: Pick<Ports, 'initiatives' | 'placements' | 'commit' | 'now'>,
  { id, on }: Jobs['initiative.return'],
  settings: WorkingHours,
): Promise<void> {
  await orRunAgain(async () => {
    const read = await ports.initiatives.byId(id)
    if (!read || read.state !== 'later' || read.laterOn !== on) return 'done'
    const at = ports.now()
    const morning = morningOf(on, settings)
    const due = afterQuietHours(at > morning ? at : morning, settings)
    if (due > at) {
      await ports.commit({ job: 'initiative.return', data: { id, on }, at: due })
      return 'done'
    }
    const initiative = { ...comeBack(read, at), version: read.version + 1, updatedAt: at }
    const changes = initiativeChanges(initiative, read.version, null, 'initiative.returned')
    return ports.commit(...(await placedAnew(ports, id)), ...changes, ...backCard(initiative))
  })
}

async function placedAnew({ placements }: Pick<Ports, 'placements'>, id: string): Promise<Change[]> {
  const inbox = await placements.byKey(keyOf({ card: 'inbox', initiativeId: id }))
  // A card that is being placed at this moment is below all others anyway.
  if (!inbox || inbox.state === 'placing') return []
  const { key, version, conversationId, activityId } = inbox
  const older = conversationId === null || activityId === null ? null : { key, conversationId, activityId }
  return [
    { remove: 'placement', id: key, ifVersion: version },
    ...(older ? [{ job: 'placement.retire', data: { ...older, known: false }, inMs: retireInMs } as const] : []),
  ]
}
