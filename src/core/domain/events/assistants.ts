/**
 * Answering in another's name is neither a visa nor a delegation: the right is read in the same round in which the
 * answer is decided, so that it is the right of the moment at which the answer is written.
 */

import type { Named, PersonId } from '../actor.ts'
import type { Instant } from '../time.ts'
import type { EventAnswer } from './event.ts'

/** More than that would be a team, whose members can answer for themselves. */
export const assistantsMost = 5

/** Who may answer events in the name of one person, who named them: one row for each of them. */
export type Assistants = {
  /** The id of the person who named the assistants. */
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

/** Whether the person answered by themselves: then nobody answers in their name any more, however long ago it was. */
export function isOwnAnswer(answer: Pick<EventAnswer, 'by'> | null): boolean {
  return answer !== null && answer.by === undefined
}
