import { createHash } from 'node:crypto'
import { choicesIn } from '../text.ts'

/**
 * The value of a choice. Names of departments hold commas, which stand between the values of a multi-select; and a card
 * holds all of them.
 */
export function departmentChoice(name: string): string {
  return createHash('sha256').update(name).digest('base64url').slice(0, 10)
}

/** What was chosen among these names, or typed: an untrusted text. What is none of them stays as it came. */
export function chosenDepartments(value: unknown, names: readonly string[]): string[] {
  const byChoice = new Map(names.map(name => [departmentChoice(name), name]))
  return choicesIn(value).map(one => byChoice.get(one) ?? one)
}
