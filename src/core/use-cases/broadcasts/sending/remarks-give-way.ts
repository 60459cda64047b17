import type { Change } from '../../../change.ts'
import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Ports } from '../../../ports.ts'
import { sendParts } from '../send-parts.ts'

/**
 * A remark by Mary herself ends when a person decides something about the same cards, in the commit that begins it. The
 * engine ends its rows before it writes the first row of what follows, so that no card is drawn in the wrong order;
 * then the remark is considered anew, since some cards may have it and others not.
 */
export function remarksGiveWay(changing: readonly Broadcast[], at: Instant): Change[] {
  return changing.filter(isRemarking).flatMap((remark): Change[] => {
    const { id, version, postId, reference: subject, seal } = remark
    const row: Broadcast = {
      ...remark,
      version: version + 1,
      state: 'stopped',
      paused: null,
      gaveWay: true,
      finishedAt: at,
      updatedAt: at,
    }
    return [
      { save: 'broadcast', row, ifVersion: version },
      { journal: { verb: 'broadcast.stopped', actor: null, subject, seal, details: {} } },
      ...sendParts(id),
      { job: 'event.remark', data: { postId, closing: false } },
    ]
  })
}

/** The same for a broadcast that begins by a click or at its hour. New cards change no others, so nothing ends. */
export async function remarksGiveWayTo(
  { broadcasts }: Pick<Ports, 'broadcasts'>,
  { targetId }: Broadcast,
  at: Instant,
): Promise<Change[]> {
  return targetId === null ? [] : remarksGiveWay(await broadcasts.changing(targetId), at)
}

function isRemarking({ kind, state }: Broadcast): boolean {
  return kind === 'remark' && ['planning', 'running', 'paused'].includes(state)
}
