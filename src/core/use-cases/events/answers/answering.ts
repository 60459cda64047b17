import type { Actor, Named, PersonId } from '../../../domain/actor.ts'
import type { EventSeen, EventState } from '../../../domain/events/event.ts'
import type { AskedAnswer, ReplyErrors } from '../../../domain/events/read-wish.ts'
import type { Busy } from '../../attempt.ts'

/**
 * One answer of `person`; `by`: who gave it in their name; a person who left is taken out by the actor, in nobody’s
 * name. `actor` null: an erasure takes them out.
 */
export type Answering = { actor: Actor | null; person: PersonId; by: Named | null; asked: AskedAnswer }

export type AnswerEventResult =
  /** `noRoom`: what they wanted instead was full, and they keep what they had. */
  | { kind: 'answered'; event: EventSeen; state: EventState; noRoom: boolean }
  /** By the session, the guests or the question: nothing was written. */
  | { kind: 'not-understood'; event: EventSeen; errors: ReplyErrors }
  /** In the name of a person who had answered themselves: nothing was written. */
  | { kind: 'own-answer'; event: EventSeen }
  | { kind: 'not-found' }
  | Busy
