import type { Account } from '../../core/domain/faces/account.ts'
import { type DepartmentLine, departmentLines } from '../../core/domain/broadcasts/department-lines.ts'
import type { Sheet } from '../../core/ports/outside.ts'
import type { Words } from '../../words.ts'

/** Every department of five people or more; the smaller ones together. */
export function byDepartment({ broadcast, report }: Account, words: Words): Sheet {
  const column = (name: string, width: number) => ({ title: words.text(`sheets.columns.${name}`), width })
  const count = (name: string) => ({
    title: words.text(`broadcasts.broadcast.counts.${broadcast.kind}.${name}`),
    width: 16,
  })
  return {
    name: words.text('sheets.departments.name'),
    columns: [
      column('department', 44), column('people', 14), count('delivered'), count('refused'), count('unknown'),
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
