import type { Change, Commit } from '../../change.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import { isGivenUp } from '../../domain/relays/relay-state.ts'

/**
 * Wraps a commit: sites that were asked about a broadcast follow its changes in the same transaction, so that no use
 * case can forget them.
 */
export function noticeRelays(commit: Commit): Commit {
  return (...changes) => commit(...changes, ...changes.flatMap(followed))
}

function followed(change: Change): Change[] {
  if (!('save' in change) || change.save !== 'broadcast' || !tells(change.row)) return []
  const { id, targetId } = change.row
  return [{ job: 'relays.follow', data: { broadcastId: targetId ?? id } }]
}

/** Whether the change takes posters down, or gives them other words. */
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
