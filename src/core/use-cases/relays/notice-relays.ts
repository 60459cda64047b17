import type { Change, Commit } from '../../change.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import { isGivenUp } from '../../domain/relays/relay-state.ts'

/**
 * A commit with which the sites that were asked about a broadcast follow what becomes of it: in the same transaction,
 * so that no way of changing a broadcast can forget them.
 */
export function noticeRelays(commit: Commit): Commit {
  return (...changes) => commit(...changes, ...changes.flatMap(followed))
}

function followed(change: Change): Change[] {
  if (!('save' in change) || change.save !== 'broadcast' || !tells(change.row)) return []
  const { id, targetId } = change.row
  return [{ job: 'relays.follow', data: { broadcastId: targetId ?? id } }]
}

/** What ends what hangs, or puts other words there. */
function tells(broadcast: Broadcast): boolean {
  const { kind, state, startedAt } = broadcast
  const ended = state === 'done' || state === 'stopped'
  switch (kind) {
    case 'send':
      return isGivenUp(broadcast)
    case 'correct':
      return ended
    case 'take-back':
    case 'call-off':
      return ended || (state === 'running' && startedAt !== null)
    case 'expire':
    case 'remark':
    case 'mend':
      return false
  }
}
