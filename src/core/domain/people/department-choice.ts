import { createHash } from 'node:crypto'
import { choicesIn } from '../text.ts'

/**
 * The value of a choice: names of departments hold commas, which separate the values of a multi-select; and a card
 * holds all values.
 */
export function departmentChoice(name: string): string {
  return createHash('sha256').update(name).digest('base64url').slice(0, 10)
}

/** The names that were chosen or typed: an untrusted text. What is none of `names` stays as it came. */
export function chosenDepartments(value: unknown, names: readonly string[]): string[] {
  const byChoice = new Map(names.map(name => [departmentChoice(name), name]))
  return choicesIn(value).map(one => byChoice.get(one) ?? one)
}
