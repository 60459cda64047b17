import type { Change } from '../../../change.ts'
import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Ports } from '../../../ports.ts'
import { sendParts } from '../send-parts.ts'

/**
 * What Mary remarks by herself ends for what somebody decides of the same cards, in the commit that begins it. The
 * engine ends its rows before the first row of what follows is written, so that nobody's card is drawn in the wrong
 * order; and the remark is looked at anew, since some cards may say it and others not.
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

/** The same for a broadcast that begins by a click or at its hour. New cards change no others: nothing gives way. */
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
