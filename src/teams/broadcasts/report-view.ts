import type { BroadcastKind, DeliveryReport } from '../../core/domain/broadcasts/broadcast.ts'
import { type DepartmentLine, departmentLines } from '../../core/domain/broadcasts/department-lines.ts'
import type { BroadcastSeen } from '../../core/domain/faces/broadcast-seen.ts'
import type { Words } from '../../words.ts'
import { escapeLine } from '../cards/markdown.ts'
import { facts } from '../cards/facts.ts'
import { bar, share, shareOfPeople } from './share.ts'

/** Lines of departments that a phone shows without end, and a card of 20 KB holds. */
const departmentsMost = 12
const wholeBar = 12
/** From here on nobody has to look closer. */
const fineShare = 0.95

const key = (name: string) => `broadcasts.broadcast.${name}`

/**
 * The final account: everyone is in one count, by reason and by department, and each share names what it is a share of.
 */
export function reportView(
  { broadcast, report, target }: Pick<BroadcastSeen, 'broadcast' | 'report' | 'target'>,
  words: Words,
) {
  const { kind } = broadcast
  const { counts, refused } = report ?? nothing
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0)
  const count = (name: string, n: number): [string, string | null] => [
    words.text(key(name)),
    n === 0 ? null : share(n, all, words),
  ]
  const departments =
    report === null ? [] : departmentLines(report, departmentsMost).map(line => departmentView(line, words))
  const left = target?.unknown ?? 0
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
    hasUnknown: counts.unknown > 0,
    unknownHint: words.text(key(`unknownOf.${kind === 'send' ? kind : 'change'}`)),
    hasRefused: counts.refused > 0,
    why: words.text(key(`whyOf.${kind}`)),
    reasons: reasonLines(refused, words),
    hasUnreached: kind !== 'send' && left > 0,
    unreached: unreachedText(kind, target, words),
    departments,
    hasDepartments: departments.length > 0,
  }
}

const nothing: Pick<DeliveryReport, 'counts' | 'refused'> = {
  counts: { queued: 0, sending: 0, delivered: 0, refused: 0, unknown: 0 },
  refused: {},
}

/** The most frequent first. */
function reasonLines(refused: DeliveryReport['refused'], words: Words) {
  const reasons = Object.entries(refused).filter(([, n]) => n > 0).sort((a, b) => b[1] - a[1])
  return reasons.map(([reason, n]) => ({ reason: words.text(key(`reasons.${reason}`)), people: words.number(n) }))
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

/** Of whom nobody knows whether they have a card: nothing there could be changed. */
function unreachedText(kind: BroadcastKind, target: BroadcastSeen['target'], words: Words): string {
  if (kind === 'send' || target === null) return ''
  return words.count(key(`unreached.${kind}`), target.unknown, { target: target.reference })
}
