import type { Broadcast } from '../../core/domain/broadcasts/broadcast.ts'
import { type DepartmentLine, departmentLines } from '../../core/domain/broadcasts/department-lines.ts'
import { frequentReasons } from '../../core/domain/broadcasts/frequent-reasons.ts'
import type { Account } from '../../core/domain/faces/account.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Sheet } from '../../core/ports/outside.ts'
import { siteRows } from './site-rows.ts'
import type { PlainName, Words } from '../../words.ts'

type Row = Sheet['rows'][number]

/** What, to whom, when and by whom, with the seal; then everybody in one count. */
export function summaryTable(account: Account, audience: string, words: Words): Sheet {
  const column = (name: PlainName<'sheets.columns'>, width: number) => ({
    title: words.text(`sheets.columns.${name}`),
    width,
  })
  return {
    name: words.text('sheets.summary.name'),
    columns: [column('what', 44), column('value', 60), column('of', 12), { ...column('share', 12), share: true }],
    rows: [...factRows(account, audience, words), ...countRows(account, words), ...siteRows(account.sites, words)],
  }
}

function factRows({ broadcast, target, at }: Account, audience: string, words: Words): Row[] {
  const fact = (name: PlainName<'sheets.facts'>, value: string | number | null): Row => [
    words.text(`sheets.facts.${name}`),
    value,
    null,
    null,
  ]
  const when = (instant: Instant | null) => (instant === null ? null : words.date(instant))
  const kind = words.text(`sheets.kinds.${broadcast.kind}`, { target: target?.reference ?? '' })
  return [
    fact('broadcast', broadcast.reference),
    fact('kind', kind),
    fact('post', broadcast.postReference),
    fact('title', broadcast.title),
    fact('audience', audience),
    fact('headCount', broadcast.headCount),
    fact('mandatory', words.text(broadcast.mandatory ? 'sheets.yes' : 'sheets.no')),
    ...(broadcast.firstBy ? [fact('firstBy', broadcast.firstBy.name)] : []),
    fact('sentBy', broadcast.sentBy?.name ?? null),
    fact('startedAt', when(broadcast.startedAt)),
    fact('finishedAt', when(broadcast.finishedAt)),
    fact('seal', broadcast.seal),
    fact('frozen', broadcast.frozenDigest),
    ...(broadcast.namesGoneAt === undefined ? [] : [fact('namesGone', when(broadcast.namesGoneAt))]),
    fact('at', when(at)),
  ]
}

function countRows({ broadcast, report, target }: Account, words: Words): Row[] {
  const { delivered, refused, unknown } = report.counts
  const all = delivered + refused + unknown
  const row = (name: 'delivered' | 'refused' | 'unknown', n: number): Row => [
    words.text(`broadcasts.broadcast.counts.${broadcast.kind}.${name}`),
    n,
    all,
    all === 0 ? null : n / all,
  ]
  const unreached: Row[] =
    broadcast.kind === 'send' || target === null || target.unknown === 0
      ? []
      : [[words.text('sheets.facts.notReached', { target: target.reference }), target.unknown, null, null]]
  return [
    [words.text('sheets.facts.people'), all, null, null],
    row('delivered', delivered),
    row('refused', refused),
    row('unknown', unknown),
    ...unreached,
    ...resentRows(broadcast, target, words),
  ]
}

/** Some people may have two cards, the first of which nobody can change. */
function resentRows({ kind, resent = 0 }: Broadcast, target: Account['target'], words: Words): Row[] {
  const row = (name: 'resent' | 'resentOf', n: number): Row[] =>
    n === 0 ? [] : [[words.text(`sheets.facts.${name}`, { target: target?.reference ?? '' }), n, null, null]]
  return kind === 'send' ? row('resent', resent) : row('resentOf', target?.resent ?? 0)
}

/** Every department of five people or more; the smaller ones together. */
export function byDepartment({ broadcast, report }: Account, words: Words): Sheet {
  const column = (name: PlainName<'sheets.columns'>, width: number) => ({
    title: words.text(`sheets.columns.${name}`),
    width,
  })
  const count = (name: 'delivered' | 'refused' | 'unknown') => ({
    title: words.text(`broadcasts.broadcast.counts.${broadcast.kind}.${name}`),
    width: 16,
  })
  return {
    name: words.text('sheets.departments.name'),
    columns: [
      column('department', 44),
      column('people', 14),
      count('delivered'),
      count('refused'),
      count('unknown'),
      { ...column('share', 12), share: true },
    ],
    rows: departmentLines(report).map(line => {
      const { people, delivered, refused, unknown } = line
      return [departmentName(line, words), people, delivered, refused, unknown, delivered / people]
    }),
  }
}

export function departmentName({ name, others }: DepartmentLine, words: Words): string {
  if (others > 0) return words.count('broadcasts.broadcast.othersCount', others)
  return name ?? words.text('broadcasts.broadcast.noDepartment')
}

/** Why not delivered, the most frequent first; shares are of everyone. */
export function byReason({ report }: Account, words: Words): Sheet {
  const { delivered, refused, unknown } = report.counts
  const all = delivered + refused + unknown
  const column = (name: PlainName<'sheets.columns'>, width: number) => ({
    title: words.text(`sheets.columns.${name}`),
    width,
  })
  return {
    name: words.text('sheets.reasons.name'),
    columns: [column('reason', 44), column('people', 14), column('of', 12), { ...column('share', 12), share: true }],
    rows: frequentReasons(report.refused).map(([reason, n]) => [
      words.text(`broadcasts.broadcast.reasons.${reason}`),
      n,
      all,
      n / all,
    ]),
  }
}
