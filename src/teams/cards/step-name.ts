import type { Words } from '../../words.ts'
import { escapeLine } from './markdown.ts'

/** Of a step that came with Mary, in the reader's language; else as an administrator named it. */
export function stepName(name: string, words: Words): string {
  return shownStepName(name, words) ?? escapeLine(name)
}

/** Null for one that an administrator named. */
export function shownStepName(name: string, words: Words): string | null {
  const key = `validations.step.${name}`
  return words.has(key) ? words.text(key) : null
}

/** The same within a sentence. */
export function stepInSentence(name: string, words: Words): string {
  const key = `steps.${name}`
  return words.has(key) ? words.text(key) : escapeLine(name)
}
