import { durationOfRequests } from '../../../core/domain/audiences/honest-duration.ts'
import type { Broadcast, BroadcastKind, DeliveryReport } from '../../../core/domain/broadcasts/broadcast.ts'
import { type DepartmentLine, departmentLines } from '../../../core/domain/broadcasts/department-lines.ts'
import { frequentReasons } from '../../../core/domain/broadcasts/frequent-reasons.ts'
import type { BroadcastSeen } from '../../../core/domain/faces/broadcast-seen.ts'
import { type Instant, later } from '../../../core/domain/time.ts'
import { keysOf, type Words } from '../../../words.ts'
import { facts } from '../../cards/choices.ts'
import { escapeLine } from '../../cards/markdown.ts'

/** Lines of departments that a phone shows without end, and a card of 20 KB holds. */
const departmentsMost = 12
const wholeBar = 12
/** From this share on nobody has to look closer. */
const fineShare = 0.95

const key = keysOf('broadcasts.broadcast')

type CountName = `counts.${BroadcastKind}.${'refused' | 'unknown'}` | `counts.${'queued' | 'sending'}`

/** The final account: everybody in one count, by reason and by department; each share names its whole. */
export function reportView(
  { broadcast, report, target }: Pick<BroadcastSeen, 'broadcast' | 'report' | 'target'>,
  words: Words,
) {
  const { kind } = broadcast
  const { counts, refused } = report ?? nothing
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0)
  const count = (name: CountName, n: number): [string, string | null] => [
    words.text(key(name)),
    n === 0 ? null : share(n, all, words),
  ]
  const departments =
    report === null ? [] : departmentLines(report, departmentsMost).map(line => departmentView(line, words))
  return {
    wholeBar: bar(counts.delivered, all, wholeBar),
    counts: facts(
      [
        words.text(key(`counts.${kind}.delivered`)),
        (kind === 'send' ? share : shareOfPeople)(counts.delivered, all, words),
      ],
      count(`counts.${kind}.refused`, counts.refused),
      count(`counts.${kind}.unknown`, counts.unknown),
      count('counts.queued', counts.queued),
      count('counts.sending', counts.sending),
    ),
    ending: counts.queued + counts.sending > 0,
    unknownHint: counts.unknown > 0 ? words.text(key(`unknownOf.${kind === 'send' ? kind : 'change'}`)) : '',
    why: counts.refused > 0 ? words.text(key(`whyOf.${kind}`)) : '',
    reasons: reasonLines(refused, words),
    unreached: unreachedText(kind, target, words),
    departments,
  }
}

const nothing: Pick<DeliveryReport, 'counts' | 'refused'> = {
  counts: { queued: 0, sending: 0, delivered: 0, refused: 0, unknown: 0 },
  refused: {},
}

/** The most frequent first. */
function reasonLines(refused: DeliveryReport['refused'], words: Words) {
  return frequentReasons(refused).map(([reason, n]) => ({
    reason: words.text(key(`reasons.${reason}`)),
    people: words.number(n),
  }))
}

function departmentView(line: DepartmentLine, words: Words) {
  const { people, delivered } = line
  return {
    name: escapeLine(departmentName(line, words)),
    bar: bar(delivered, people),
    ratio: share(delivered, people, words),
    color: delivered >= people * fineShare ? 'good' : 'warning',
  }
}

function departmentName({ name, others }: DepartmentLine, words: Words): string {
  if (others > 0) return words.count(key('othersCount'), others)
  return name ?? words.text(key('noDepartment'))
}

/** People of whom nobody knows whether they have a card: it could not be changed. */
function unreachedText(kind: BroadcastKind, target: BroadcastSeen['target'], words: Words): string {
  if (kind === 'send' || target === null || target.unknown === 0) return ''
  return words.count(key(`unreached.${kind}`), target.unknown, { target: target.reference })
}

const barLength = 12
/** Fewer people, or a shorter time, are no measure. */
const measuredLeast = 10
const measuredLeastMs = 5_000

/** How far it has come, what went wrong so far, and when it will end: from what is left, at the present pace. */
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
    issues: issues.length === 0 ? '' : words.text(key('issues'), { list: issues.join(', ') }),
    end:
      broadcast.state === 'running'
        ? words.text(key('endBy'), { end: words.time(later(now, leftMs(broadcast, report, left, perSecond))) })
        : words.count(key('left'), left),
  }
}

/** From the last measurement. Without one, by the duration computed before. */
function leftMs(broadcast: Broadcast, report: DeliveryReport | null, left: number, perSecond: number): number {
  const { people, ms } = report?.recent ?? { people: 0, ms: 0 }
  if (people < measuredLeast || ms < measuredLeastMs) return reckonedMs(broadcast, left, perSecond)
  return (left * ms) / people
}

/** Among those left, first contacts are as frequent as among all; each takes two requests. */
function reckonedMs({ kind, check }: Broadcast, left: number, perSecond: number): number {
  const reached = check === null ? 0 : check.reachable + check.notInstalled
  const firstContacts = kind === 'send' && check !== null && reached > 0 ? check.notInstalled / reached : 0
  return durationOfRequests(left * (1 + firstContacts), perSecond)
}

const shareBarLength = 10

/** « 2 829 sur 2 871 (98,5 %) »: never « 100 % » of less than all, nor « 0 % » of somebody. */
export function share(n: number, all: number, words: Words): string {
  return shareOf(n, all, n, words)
}

/** « 30 personnes sur 30 (100 %) »: a person with several cards of the post counts once, when all of them changed. */
export function shareOfPeople(n: number, all: number, words: Words): string {
  return shareOf(n, all, words.count('broadcasts.broadcast.persons', n), words)
}

function shareOf(part: number, all: number, n: number | string, words: Words): string {
  const key = keysOf('broadcasts.broadcast')
  const percent = all === 0 ? 0 : Math.round((part / all) * 1000) / 10
  if (part > 0 && percent === 0) return words.text(key('shareFew'), { n, all, percent: 0.1 })
  if (part < all && percent === 100) return words.text(key('shareMost'), { n, all, percent: 99.9 })
  return words.text(key('share'), { n, all, percent })
}

/** « 1 240 sur 2 871 (43 %) »: a figure that moves every few seconds has whole percents, 100 only when all is done. */
export function soFar(n: number, all: number, words: Words): string {
  return words.text('broadcasts.broadcast.share', { n, all, percent: all === 0 ? 0 : Math.floor((n / all) * 100) })
}

/** Drawn to scale; full only when everybody is in it, empty only when nobody is. */
export function bar(n: number, all: number, length = shareBarLength): string {
  const exact = all === 0 ? 0 : (n / all) * length
  const full = n === 0 || n >= all ? exact : Math.min(length - 1, Math.max(1, Math.round(exact)))
  return '▰'.repeat(full) + '▱'.repeat(length - full)
}
