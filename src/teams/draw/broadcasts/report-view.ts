import type { DeliveryReport, DeliveryState } from '../../../core/broadcasts/broadcast.ts'
import type { Words } from '../../../words.ts'
import { escapeLine } from '../../markdown.ts'
import { facts } from '../view/facts.ts'

/** Departments of fewer people merge into one line. */
const fewest = 5

type Line = { name: string; people: number; delivered: number }

/** The final account: everyone is in one count, by reason and by department. */
export function reportView(report: DeliveryReport | null, words: Words) {
  if (report === null) return { counts: [], hasUnknown: false, hasRefused: false, reasons: [], departments: [], hasDepartments: false }
  const key = (name: string) => `broadcasts.broadcast.${name}`
  const { counts } = report
  const shown = (state: DeliveryState): [string, string | null] => [
    words.text(key(`counts.${state}`)), counts[state] === 0 && state !== 'delivered' ? null : words.number(counts[state]),
  ]
  const reasons = Object.entries(report.refused).filter(([, n]) => n > 0).sort((a, b) => b[1] - a[1])
  const departments = departmentLines(report, words).map(({ name, people, delivered }) => ({
    name: escapeLine(name),
    ratio: words.text(key('ratio'), { delivered, people }),
    color: delivered === people ? 'default' : 'warning',
  }))
  return {
    counts: facts(shown('delivered'), shown('refused'), shown('unknown'), shown('queued'), shown('sending')),
    hasUnknown: counts.unknown > 0,
    hasRefused: reasons.length > 0,
    reasons: facts(...reasons.map(([reason, n]): [string, string] => [words.text(key(`reasons.${reason}`)), words.number(n)])),
    departments,
    hasDepartments: departments.length > 0,
  }
}

function departmentLines({ departments }: DeliveryReport, words: Words): Line[] {
  const large = departments.filter(({ people }) => people >= fewest)
  const small = departments.filter(({ people }) => people > 0 && people < fewest)
  const lines = large.map(({ name, people, delivered }) => ({ name: name ?? words.text('broadcasts.broadcast.noDepartment'), people, delivered }))
  lines.sort((a, b) => b.people - a.people || a.name.localeCompare(b.name, words.locale))
  if (small.length === 0) return lines
  const sum = (pick: (line: (typeof small)[number]) => number) => small.reduce((total, line) => total + pick(line), 0)
  return [...lines, { name: words.text('broadcasts.broadcast.others'), people: sum(one => one.people), delivered: sum(one => one.delivered) }]
}
