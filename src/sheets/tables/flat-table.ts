import { lineFaults, type ReadLine } from '../../core/domain/audiences/people-list.ts'
import type { BroadcastKind } from '../../core/domain/broadcasts/broadcast.ts'
import { departmentLines } from '../../core/domain/broadcasts/department-lines.ts'
import type { Account, ToReach } from '../../core/domain/faces/account.ts'
import type { LongSheet, Sheet, SheetRow } from '../../core/ports/outside.ts'
import type { PlainName, Words } from '../../words.ts'
import { byReason, departmentName } from './summary-table.ts'

type Row = Sheet['rows'][number]

/** All tables in one, a figure or a person a line: what other programs read. */
export function flatTable(account: Account, summary: Sheet, words: Words): Sheet {
  const column = (name: PlainName<'sheets.columns'>) => ({ title: words.text(`sheets.columns.${name}`), width: 20 })
  return {
    name: account.broadcast.reference,
    columns: [
      column('table'),
      column('what'),
      column('value'),
      column('of'),
      { ...column('share'), share: true },
      column('mail'),
      column('department'),
    ],
    rows: [
      ...summary.rows.map((row): Row => [summary.name, ...row, null, null]),
      ...departmentRows(account, words),
      ...reasonRows(account, words),
      ...peopleRows(account, words),
    ],
  }
}

function departmentRows({ broadcast, report }: Account, words: Words): Row[] {
  const table = words.text('sheets.departments.name')
  const states = ['delivered', 'refused', 'unknown'] as const
  return departmentLines(report).flatMap(line =>
    states.map((state): Row => {
      const what = words.text(`broadcasts.broadcast.counts.${broadcast.kind}.${state}`)
      return [table, what, line[state], line.people, line[state] / line.people, null, departmentName(line, words)]
    }),
  )
}

function reasonRows(account: Account, words: Words): Row[] {
  const { name, rows } = byReason(account, words)
  return rows.map((row): Row => [name, ...row, null, null])
}

function peopleRows({ broadcast, toReach }: Account, words: Words): Row[] {
  const { name } = peopleTable([], { kind: broadcast.kind, most: Infinity }, words)
  return toReach.map((person): Row => [
    name,
    person.name,
    stateText(person, broadcast.kind, words),
    null,
    null,
    person.mail,
    person.department,
  ])
}

/** What became of each line of a file of addresses. */
export function linesTable(lines: readonly ReadLine[], words: Words): LongSheet {
  const text = (name: PlainName<'audiences.lines'>): string => words.text(`audiences.lines.${name}`)
  const outcomes = new Map([...lineFaults, 'taken' as const].map(outcome => [outcome, text(outcome)]))
  return {
    name: text('name'),
    columns: [
      { title: text('line'), width: 8 },
      { title: text('address'), width: 40 },
      { title: text('outcome'), width: 28 },
      { title: text('person'), width: 30 },
    ],
    rows: {
      *[Symbol.iterator](): Iterator<SheetRow> {
        for (const { line, text, fault, name } of lines) yield [line, text, outcomes.get(fault ?? 'taken') ?? '', name]
      },
    },
  }
}

/** People to contact otherwise: without the reason, since they are named. `most`: the rest is counted in one line. */
export function peopleTable(
  people: ToReach[],
  { kind, most }: { kind: BroadcastKind; most: number },
  words: Words,
): Sheet {
  const column = (name: PlainName<'sheets.columns'>, width: number) => ({
    title: words.text(`sheets.columns.${name}`),
    width,
  })
  const more = people.length - most
  return {
    name: words.text(kind === 'send' ? 'sheets.toReach.name' : 'sheets.notChanged.name'),
    columns: [column('person', 32), column('mail', 40), column('department', 40), column('state', 16)],
    rows: [
      ...people
        .slice(0, most)
        .map(person => [person.name, person.mail, person.department, stateText(person, kind, words)]),
      ...(more > 0 ? [[words.count('sheets.more', more), null, null, null]] : []),
    ],
  }
}

export function stateText({ state }: ToReach, kind: BroadcastKind, words: Words): string {
  return words.text(`sheets.states.${state === 'refused' && kind !== 'send' ? 'notChanged' : state}`)
}
