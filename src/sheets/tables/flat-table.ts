import type { Account } from '../../core/domain/faces/account.ts'
import { departmentLines } from '../../core/domain/broadcasts/department-lines.ts'
import type { Sheet } from '../../core/ports/outside.ts'
import type { Words } from '../../words.ts'
import { byReason } from './by-reason.ts'
import { departmentName } from './by-department.ts'
import { peopleTable, stateText } from './people-table.ts'

type Row = Sheet['rows'][number]

/** All tables in one, a figure or a person a line: what other programs read. */
export function flatTable(account: Account, summary: Sheet, words: Words): Sheet {
  const column = (name: string) => ({ title: words.text(`sheets.columns.${name}`), width: 20 })
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
  return departmentLines(report).flatMap(line => states.map((state): Row => {
    const what = words.text(`broadcasts.broadcast.counts.${broadcast.kind}.${state}`)
    return [table, what, line[state], line.people, line[state] / line.people, null, departmentName(line, words)]
  }))
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
