import type { ReadLine } from '../../core/audiences/lists/people-list.ts'
import type { Sheet } from '../../core/ports/outside.ts'
import type { Words } from '../../words.ts'

/** What became of each line of a file of addresses. */
export function linesTable(lines: readonly ReadLine[], words: Words): Sheet {
  const text = (key: string): string => words.text(`audiences.lines.${key}`)
  return {
    name: text('name'),
    columns: [
      { title: text('line'), width: 8 },
      { title: text('address'), width: 40 },
      { title: text('outcome'), width: 28 },
      { title: text('person'), width: 30 },
    ],
    rows: lines.map(({ line, text: typed, fault, name }) => [line, typed, text(fault ?? 'taken'), name]),
  }
}
