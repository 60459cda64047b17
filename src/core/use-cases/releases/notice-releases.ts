import type { Change, Commit } from '../../change.ts'

/**
 * A commit with which, where it changes a post that goes elsewhere or went, its releases are asked to follow: in the
 * same transaction, so that no way of changing a post can forget them.
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
