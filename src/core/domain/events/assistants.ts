/**
 * It is no visa and no delegation: the right is read in the round in which an answer is decided, so that it is that
 * of the moment at which the answer is written.
 */

import type { Named, PersonId } from '../actor.ts'
import type { Instant } from '../time.ts'
import type { EventAnswer } from './event.ts'

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

/** Whether they said it themselves: nobody says anything else in their name any more, however long ago it was. */
export function isOwnAnswer(answer: Pick<EventAnswer, 'by'> | null): boolean {
  return answer !== null && answer.by === undefined
}
