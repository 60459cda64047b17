import { lineFaults, type ReadLine } from '../../core/domain/audiences/people-list.ts'
import type { LongSheet, SheetRow } from '../../core/ports/outside.ts'
import type { Words } from '../../words.ts'

/** What became of each line of a file of addresses. */
export function linesTable(lines: readonly ReadLine[], words: Words): LongSheet {
  const text = (key: string): string => words.text(`audiences.lines.${key}`)
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
