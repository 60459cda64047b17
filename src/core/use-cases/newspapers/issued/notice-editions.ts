import type { Change, Commit } from '../../../change.ts'

/**
 * Wraps a commit: where it changes a post that announces an edition or is in one, or holds the sending of one, the
 * editions are asked to follow in the same transaction, so that no use case can forget them.
 */
export function noticeEditions(commit: Commit): Commit {
  return (...changes) => commit(...changes, ...changes.flatMap(followed))
}

function followed(change: Change): Change[] {
  return [...new Set(editionsOf(change))].map(id => ({ job: 'edition.follow', data: { id } }))
}

function editionsOf(change: Change): string[] {
  if (!('save' in change) || (change.save !== 'post' && change.save !== 'broadcast')) return []
  if (change.save === 'broadcast' && change.row.state !== 'held') return []
  const standsIn = change.save === 'post' ? (change.row.standsIn ?? []) : []
  const { editionId } = change.row
  return editionId === undefined ? standsIn : [editionId, ...standsIn]
}
