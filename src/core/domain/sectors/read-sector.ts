import { departmentFinder } from '../audiences/department-of.ts'
import type { Department } from '../people/department.ts'
import { chosenDepartments } from '../people/department-choice.ts'
import { choicesIn, cleanText, fold } from '../text.ts'
import { openSectors, type Sector } from './sector.ts'

/** What the form of a sector sends: untrusted. `referents`, `deputies`: addresses. */
export type SectorFields = Record<(typeof sectorFields)[number], unknown>
export const sectorFields = ['name', 'departments', 'sections', 'referents', 'deputies'] as const
/** Keys under `errors` in the locales, with what they are about after a colon. */
export type SectorErrors = Partial<Record<(typeof sectorFields)[number], string>>

export const sectorNameMax = 60
const choicesMost = 100

/** Chosen departments and sections, without unknown ones, which are named in the errors. */
export type SectorScope = Pick<Sector, 'name' | 'departments' | 'sections'>

/**
 * What may be chosen; `others`: every other sector. No department or section belongs to two sectors, or nobody would
 * know who looks after it.
 */
export type SectorChoices = {
  departments: readonly Department[]
  sections: readonly string[]
  others: readonly Sector[]
}

export function readSectorScope(
  fields: Pick<SectorFields, keyof SectorScope>,
  { departments, sections: allSections, others }: SectorChoices,
): { scope: SectorScope; errors: SectorErrors } {
  const errors: SectorErrors = {}
  const open = openSectors(others)
  const name = cleanText(fields.name).replace(/\s+/g, ' ')
  if (name === '') errors.name = 'required'
  else if (name.length > sectorNameMax) errors.name = 'name-too-long'
  else if (open.some(other => fold(other.name) === fold(name))) errors.name = 'sector-name-taken'
  const known = departmentsIn(fields.departments, departments, errors)
  const taken = takenIn(open, one => one.departments, known)
  if (taken !== null) errors.departments = `sector-taken:${taken}`
  const wanted = choicesIn(fields.sections)
  if (wanted.length > choicesMost || !wanted.every(id => allSections.includes(id))) errors.sections = 'unknown-section'
  const sections = wanted.filter(id => allSections.includes(id))
  const takenSection = takenIn(open, one => one.sections, sections)
  if (takenSection !== null) errors.sections = `sector-taken:${takenSection}`
  if (known.length === 0 && sections.length === 0 && errors.departments === undefined && errors.sections === undefined)
    errors.departments = 'sector-empty'
  return { scope: { name, departments: known, sections }, errors }
}

function departmentsIn(typed: unknown, departments: readonly Department[], errors: SectorErrors): string[] {
  const names = departments.map(({ name }) => name)
  const wanted = chosenDepartments(typed, names)
  if (wanted.length > choicesMost) {
    errors.departments = 'too-many'
    return []
  }
  const found = wanted.map(departmentFinder(departments))
  if (found.includes(null)) errors.departments = 'unknown-department'
  return [...new Set(found.filter(one => one !== null))]
}

/** The name of another sector that has one of these already. */
function takenIn(others: readonly Sector[], of: (one: Sector) => string[], wanted: readonly string[]): string | null {
  return others.find(other => of(other).some(one => wanted.includes(one)))?.name ?? null
}
