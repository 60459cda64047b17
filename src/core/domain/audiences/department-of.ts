import type { Department } from '../people/department.ts'
import { fold } from '../text.ts'

/** Looks up many people's departments: the list is folded once. */
export function departmentFinder(
  departments: readonly Department[],
): (entraDepartment: string | null) => string | null {
  const names = new Map<string, string>()
  for (const { name, aliases } of departments)
    for (const alias of aliases) if (fold(alias) !== '') names.set(fold(alias), name)
  // A department's own name wins over another one's alias.
  for (const { name } of departments) names.set(fold(name), name)
  return entraDepartment => (entraDepartment === null ? null : (names.get(fold(entraDepartment)) ?? null))
}

/** The "Directions" name of a department in Entra: by name or alias, without accents and case; null: none. */
export function departmentOf(departments: readonly Department[], entraDepartment: string | null): string | null {
  return departmentFinder(departments)(entraDepartment)
}
