import { durationOfRequests } from '../../core/domain/audiences/honest-duration.ts'
import type { Broadcast, DeliveryReport } from '../../core/domain/broadcasts/broadcast.ts'
import { type Instant, later } from '../../core/domain/time.ts'
import type { Words } from '../../words.ts'
import { bar, soFar } from './share.ts'

const key = (name: string) => `broadcasts.broadcast.${name}`
const barLength = 12
/** Fewer, or of a shorter time, are no measure. */
const measuredLeast = 10
const measuredLeastMs = 5_000

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
        ? words.text(key('endBy'), { end: words.time(later(now, leftMs(broadcast, report, left, perSecond))) })
        : words.count(key('left'), left),
  }
}

/** From what was measured last. Until there is enough of it, as was reckoned beforehand. */
function leftMs(broadcast: Broadcast, report: DeliveryReport | null, left: number, perSecond: number): number {
  const { people, ms } = report?.recent ?? { people: 0, ms: 0 }
  if (people < measuredLeast || ms < measuredLeastMs) return reckonedMs(broadcast, left, perSecond)
  return (left * ms) / people
}

/** Of those left, as many are met for the first time as of all; with them it takes two requests. */
function reckonedMs({ kind, check }: Broadcast, left: number, perSecond: number): number {
  const reached = check === null ? 0 : check.reachable + check.notInstalled
  const firstContacts = kind === 'send' && check !== null && reached > 0 ? check.notInstalled / reached : 0
  return durationOfRequests(left * (1 + firstContacts), perSecond)
}
