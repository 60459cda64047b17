import type { Named } from '../../core/domain/actor.ts'
import type { Words } from '../../words.ts'

/** « A, B et C » */
export function enumerate(list: readonly string[], words: Words): string {
  if (list.length < 2) return list[0] ?? ''
  return words.text('audience.and', { list: list.slice(0, -1).join(', '), last: list.at(-1)! })
}

export function names(people: readonly Named[], words: Words): string {
  return enumerate(people.map(person => person.name), words)
}
