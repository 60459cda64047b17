import type { DeliveryReport } from './broadcast.ts'

/** Departments of fewer people are never shown alone. */
export const fewestPeople = 5

type Department = DeliveryReport['departments'][number]
/** `others`: so many departments merged into one line; 0: the department named, or people without one. */
export type DepartmentLine = Department & { others: number }

/** Largest first, `most` lines at most; small departments, and those beyond `most`, are one line at the end. */
export function departmentLines(report: Pick<DeliveryReport, 'departments'>, most = Infinity): DepartmentLine[] {
  const all = report.departments.filter(({ people }) => people > 0).toSorted((a, b) => b.people - a.people)
  const large = all.filter(({ people }) => people >= fewestPeople)
  if (large.length === all.length && all.length <= most) return all.map(alone)
  const shown = large.slice(0, Math.max(0, most - 1))
  // A single small department in the line of the others would be as visible as alone.
  while (shown.length > 0 && peopleOf(all.slice(shown.length)) < fewestPeople) shown.pop()
  const others = all.slice(shown.length)
  return peopleOf(others) < fewestPeople ? [] : [...shown.map(alone), merged(others)]
}

function alone(department: Department): DepartmentLine {
  return { ...department, others: 0 }
}

function merged(departments: Department[]): DepartmentLine {
  const sum = (key: 'people' | 'delivered' | 'refused' | 'unknown') =>
    departments.reduce((total, one) => total + one[key], 0)
  return {
    name: null,
    others: departments.length,
    people: sum('people'),
    delivered: sum('delivered'),
    refused: sum('refused'),
    unknown: sum('unknown'),
  }
}

function peopleOf(departments: Department[]): number {
  return departments.reduce((total, { people }) => total + people, 0)
}
