import type { Change, Commit } from '../../change.ts'

/**
 * Wraps a commit: where it changes a post with other channels, its releases are asked to follow in the same
 * transaction, so that no use case can forget them.
 */
export function noticeReleases(commit: Commit): Commit {
  return (...changes) => commit(...changes, ...changes.flatMap(followed))
}

function followed(change: Change): Change[] {
  if (!('save' in change) || change.save !== 'post') return []
  const { id, elsewhere = [], sealed } = change.row
  const goes = elsewhere.length > 0 || sealed.some(version => (version.elsewhere?.length ?? 0) > 0)
  return goes ? [{ job: 'releases.follow', data: { postId: id } }] : []
}
