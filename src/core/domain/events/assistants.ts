import type { Named, PersonId } from '../actor.ts'
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
