import type { Named, PersonId } from '../actor.ts'
import { fold } from '../text.ts'
import type { Instant } from '../time.ts'

/** More would be a team, who answers by itself. */
export const assistantsMost = 5

/** Who may answer events in the name of one person, who named them: one row a person, gone with the last of them. */
export type Assistants = {
  /** Of the person. */
  id: PersonId
  version: number
  name: string
  named: Assistant[]
}
export type Assistant = { person: Named; at: Instant }

/** One naming, as both of its people see it. */
export type Assistance = { principal: Named; assistant: Named; at: Instant; over: boolean }

export function isAssistant(row: Pick<Assistants, 'named'> | null, person: PersonId): boolean {
  return row?.named.some(one => one.person.id === person) ?? false
}

/** By the whole name, its words in whatever order, since authorities write the last name first or last. */
export function isCalled({ name }: Pick<Named, 'name'>, typed: string): boolean {
  return wordsOf(name) === wordsOf(typed)
}

/** « Nadia Benali », « BENALI Nadia »: each order that somebody may have written, folded; of a longer text none. */
export function namesMeant(typed: string): string[] {
  const words = fold(typed).split(' ')
  if (words[0] === '' || words.length > nameWordsMost) return []
  return [...new Set(words.map((_, at) => [...words.slice(at), ...words.slice(0, at)].join(' ')))]
}

const nameWordsMost = 6

function wordsOf(name: string): string {
  return fold(name).split(' ').toSorted().join(' ')
}
