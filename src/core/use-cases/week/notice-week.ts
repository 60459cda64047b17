import type { Change, Commit } from '../../change.ts'

/** What came meanwhile goes along with what was asked for. */
const togetherMs = 3_000
/** No longer than that is one asked for counted on, since clocks differ a little. */
const countedOnMs = 2_000

/**
 * A commit that asks, after what changed what a week shows, that the digests be looked at again: in some seconds, and
 * once for all that was committed until then. `clock`: milliseconds that never go back. What is lost here, because the
 * process dies or the database goes away, is found by the next look, which every start asks for.
 */
export function noticeWeek(commit: Commit, clock: () => number, report: (error: unknown) => void): Commit {
  let counted = -Infinity
  return async (...changes) => {
    const done = await commit(...changes)
    if (done === 'done' && changes.some(isOfWeek) && clock() >= counted) {
      counted = clock() + countedOnMs
      commit({ job: 'week.follow', data: {}, inMs: togetherMs }).catch(report)
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
      return true
    case 'broadcast':
      return change.row.kind === 'send'
    default:
      return false
  }
}
