import { durationOfRequests } from '../../../../core/audiences/check/honest-duration.ts'
import type { Broadcast, DeliveryReport } from '../../../../core/broadcasts/broadcast.ts'
import { type Instant, later } from '../../../../core/time.ts'
import type { Words } from '../../../../words.ts'
import { bar, soFar } from './share.ts'

const key = (name: string) => `broadcasts.broadcast.${name}`
const barLength = 12

/** How far it came, what went wrong so far, and when it will end: from what is left, at the pace from now on. */
export function progressView(
  broadcast: Broadcast,
  report: DeliveryReport | null,
  { perSecond, now }: { perSecond: number; now: Instant },
  words: Words,
) {
  const { delivered = 0, refused = 0, unknown = 0, queued = 0, sending = 0 } = report?.counts ?? {}
  const left = queued + sending
  const all = delivered + refused + unknown + left
  const issues = [
    ...(refused > 0 ? [words.count(key(broadcast.kind === 'send' ? 'issue.refused' : 'issue.changed'), refused)] : []),
    ...(unknown > 0 ? [words.count(key('issue.unknown'), unknown)] : []),
  ]
  return {
    bar: bar(all - left, all, barLength),
    progress: soFar(all - left, all, words),
    hasIssues: issues.length > 0,
    issues: words.text(key('issues'), { list: issues.join(', ') }),
    end:
      broadcast.state === 'running'
        ? words.text(key('endBy'), { end: words.time(endOf(broadcast, left, perSecond, now)) })
        : words.count(key('left'), left),
  }
}

/** Of those left, as many are met for the first time as of all; with them it takes two requests. */
function endOf({ kind, check }: Broadcast, left: number, perSecond: number, now: Instant): Instant {
  const reached = check === null ? 0 : check.reachable + check.notInstalled
  const firstContacts = kind === 'send' && check !== null && reached > 0 ? check.notInstalled / reached : 0
  return later(now, durationOfRequests(left * (1 + firstContacts), perSecond))
}
