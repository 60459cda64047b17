import type { Named } from '../../core/domain/actor.ts'
import { isComplete, stillAsked, takenChairs } from '../../core/domain/validations/chairs.ts'
import type { Step, Validation } from '../../core/domain/validations/validation.ts'
import type { Words } from '../../words.ts'

/** « A, B et C » */
export function enumerate(list: readonly string[], words: Words): string {
  if (list.length < 2) return list[0] ?? ''
  return words.text('audience.and', { list: list.slice(0, -1).join(', '), last: list.at(-1)! })
}

export function names(people: readonly Named[], words: Words): string {
  return enumerate(
    people.map(person => person.name),
    words,
  )
}

/** A circuit may ask a whole group: so many are named, and the others counted. */
export const namedMost = 6
const namedFirst = 3

/**
 * People whom a step still asks: « A, B et C »; « A, B ou C » if one of them is enough. If nobody is left who may, a
 * person has to be named.
 */
export function askedNames(validation: Validation, index: number, words: Words, most = namedMost): string {
  const step = validation.steps[index]
  if (!step) return ''
  const asked = stillAsked(validation, index)
  if (asked.length === 0 && !isComplete(step)) return words.text('validations.panel.somebody')
  return oneIsEnough(step) ? either(asked, words, most) : enumerate(shortened(asked, words, most), words)
}

/** The same of the step that waits; nobody once it is decided. */
export function waitedNames(validation: Validation, words: Words): string {
  return validation.state === 'waiting' ? askedNames(validation, validation.current, words) : ''
}

/** « A, B ou C » */
export function either(people: readonly Named[], words: Words, most = namedMost): string {
  const list = shortened(people, words, most)
  if (list.length < 2) return list[0] ?? ''
  return words.text('validations.panel.either', { list: list.slice(0, -1).join(', '), last: list.at(-1)! })
}

function oneIsEnough(step: Step): boolean {
  const [panel, ...others] = step.panels
  if (!panel || others.length > 0) return false
  const taken = takenChairs(step)
  return panel.needs === 1 + panel.people.filter(id => taken.has(id)).length
}

function shortened(people: readonly Named[], words: Words, most: number): string[] {
  const list = people.map(({ name }) => name)
  if (list.length <= most) return list
  return [...list.slice(0, namedFirst), words.count('validations.panel.others', list.length - namedFirst)]
}
