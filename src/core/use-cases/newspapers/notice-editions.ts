import type { Change, Commit } from '../../change.ts'

/**
 * A commit with which, where it changes a post that announces an edition or stands in some, these are asked to follow:
 * in the same transaction, so that no way of changing a post can forget them.
 */
export function noticeEditions(commit: Commit): Commit {
  return (...changes) => commit(...changes, ...changes.flatMap(followed))
}

function followed(change: Change): Change[] {
  if (!('save' in change) || change.save !== 'post') return []
  const { editionId, standsIn = [] } = change.row
  const ids = new Set([...(editionId === undefined ? [] : [editionId]), ...standsIn])
  return [...ids].map(id => ({ job: 'edition.follow', data: { id } }))
}
