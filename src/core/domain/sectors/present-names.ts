import { departmentFinder } from '../audiences/department-of.ts'
import type { Department } from '../people/department.ts'
import type { Sector } from './sector.ts'

const formerMost = 100

/**
 * The sector with its departments as "Directions" calls them now: one that was renamed there has its former name as an
 * alias. A name without such an alias stays as it is. The same object where nothing was renamed.
 */
export function withPresentNames<S extends Sector>(sector: S, departments: readonly Department[]): S {
  const find = departmentFinder(departments)
  const present = (name: string): string => find(name) ?? name
  const renamed = sector.departments.filter(name => present(name) !== name)
  if (renamed.length === 0) return sector
  const formerly = [...new Set([...(sector.formerly ?? []), ...renamed])].slice(-formerMost)
  return { ...sector, departments: [...new Set(sector.departments.map(present))], formerly }
}

/** Former names of departments that the sector still has. */
export function formerNames(
  { departments, formerly = [] }: Pick<Sector, 'departments' | 'formerly'>,
  all: readonly Department[],
): string[] {
  const find = departmentFinder(all)
  return formerly.filter(name => departments.includes(find(name) ?? ''))
}
