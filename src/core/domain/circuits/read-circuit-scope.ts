import { chosenDepartments } from '../people/department-choice.ts'
import type { Section } from '../sections/section.ts'
import { choicesIn, cleanText } from '../text.ts'
import type { CircuitScope } from './circuit.ts'

/** What the form of a circuit sends: untrusted. Nothing ticked: all. */
export type ScopeFields = { name: unknown; kinds: unknown; sections: unknown; departments?: unknown; reach: unknown }
export type ScopeErrors = {
  name?: 'required' | 'too-long'
  kinds?: 'unknown-kind'
  sections?: 'unknown-section'
  departments?: 'unknown-department'
  reach?: 'unknown'
}

export const circuitNameMax = 80

const kinds = ['news', 'event'] as const
const reaches = ['any', 'department', 'authority'] as const

/** `sections`: ids that a circuit may be meant for, in order; `known`: names of the departments that may be chosen. */
export function readScope(
  fields: ScopeFields,
  sections: readonly Section[],
  known: readonly string[],
): { name: string; scope: CircuitScope; errors: ScopeErrors } {
  const errors: ScopeErrors = {}
  const name = cleanText(fields.name).replace(/\s+/g, ' ')
  if (name === '') errors.name = 'required'
  if (name.length > circuitNameMax) errors.name = 'too-long'
  const ticked = choicesIn(fields.kinds)
  const chosen = kinds.filter(kind => ticked.includes(kind))
  if (chosen.length < ticked.length) errors.kinds = 'unknown-kind'
  const wanted = choicesIn(fields.sections)
  if (!wanted.every(id => sections.some(one => one.id === id))) errors.sections = 'unknown-section'
  const named = chosenDepartments(fields.departments, known)
  if (!named.every(name => known.includes(name))) errors.departments = 'unknown-department'
  const departments = known.filter(name => named.includes(name))
  const reach = reaches.find(one => one === (cleanText(fields.reach) || 'any'))
  if (reach === undefined) errors.reach = 'unknown'
  return {
    name,
    scope: {
      kinds: chosen.length === kinds.length ? [] : chosen,
      sections: sections.map(({ id }) => id).filter(id => wanted.includes(id)),
      ...(departments.length > 0 && { departments }),
      reach: reach ?? 'any',
    },
    errors,
  }
}
