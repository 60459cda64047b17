import type { DepartmentGroup } from './counted.ts'
import { mergeSmall, type PeopleGroup, sumShown } from './merge-small.ts'

/**
 * `names`: the departments of the line; several where they are merged; null among them: people without a department.
 */
export type DepartmentReach = {
  names: (string | null)[]
  people: number
  delivered: number
  refused: number
  unknown: number
}

/**
 * People whom the broadcasts of a period reached, each person once a broadcast; most people first. `months`: figures of
 * each month. Small departments of a month are merged and stay so in the period; a month with too few people is left
 * out.
 */
export function departmentReach(months: readonly DepartmentGroup[][]): DepartmentReach[] {
  const told = months.map(month => ({ month, groups: mergeSmall(plannedIn(month)) }))
  const counted = told.filter(({ groups }) => groups !== null).flatMap(({ month }) => month)
  return (sumShown(told.map(({ groups }) => groups)) ?? [])
    .map(({ keys, people }) => lineOf(keys, people, counted))
    .sort((a, b) => b.people - a.people)
}

function plannedIn(groups: readonly DepartmentGroup[]): { key: string | null; people: number }[] {
  return groups.flatMap(({ department, state, people }) => (state === 'planned' ? [{ key: department, people }] : []))
}

function lineOf(
  names: PeopleGroup<string | null>['keys'],
  people: number,
  groups: readonly DepartmentGroup[],
): DepartmentReach {
  const of = (wanted: DepartmentGroup['state']) =>
    groups
      .filter(({ department, state }) => state === wanted && names.includes(department))
      .reduce((sum, group) => sum + group.people, 0)
  return { names, people, delivered: of('delivered'), refused: of('refused'), unknown: of('unknown') }
}
