import type { Named } from '../../../core/actor.ts'
import { stillAsked, takenChairs } from '../../../core/validations/asked/chairs.ts'
import type { Step, Validation } from '../../../core/validations/validation.ts'
import type { Words } from '../../../words.ts'
import { enumerate } from '../view/names.ts'

/** A circuit may ask a whole group: of more than these the first are named, and the others counted. */
export const namedMost = 6
const namedFirst = 3

/** Whom the step still asks: « A, B et C »; « A, B ou C » where one of them is enough. */
export function askedNames(step: Step, words: Words, most = namedMost): string {
  const asked = stillAsked(step)
  return oneIsEnough(step) ? either(asked, words, most) : enumerate(shortened(asked, words, most), words)
}

/** The same of the step that waits; nobody once it is decided. */
export function waitedNames({ state, steps, current }: Validation, words: Words): string {
  const step = state === 'waiting' ? steps[current] : undefined
  return step ? askedNames(step, words) : ''
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
