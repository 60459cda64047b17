import type { Change, Commit } from '../../change.ts'

/**
 * Wraps a commit: where it changed what a week shows, the digests are looked at again, once for all commits until
 * `inAWhile` calls. The job is ordered then and not at once with a later hour, since a run that orders the next one
 * replaces all that are to come. An order lost here, because the process dies or the database goes away, is made up for
 * by the look that every start orders.
 */
export function noticeWeek(
  commit: Commit,
  inAWhile: (call: () => void) => void,
  report: (error: unknown) => void,
): Commit {
  let isComing = false
  const ask = (): void => {
    isComing = false
    commit({ job: 'week.follow', data: {} }).catch(report)
  }
  return async (...changes) => {
    const done = await commit(...changes)
    if (done === 'done' && !isComing && changes.some(isOfWeek)) {
      isComing = true
      inAWhile(ask)
    }
    return done
  }
}

function isOfWeek(change: Change): boolean {
  if (!('save' in change)) return false
  switch (change.save) {
    case 'post':
    case 'validation':
    case 'campaign':
    case 'agenda_feed':
    case 'sector':
    case 'release':
      return true
    case 'broadcast':
      return change.row.kind === 'send'
    default:
      return false
  }
}
