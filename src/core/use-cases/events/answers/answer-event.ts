import type { Actor } from '../../../domain/actor.ts'
import type { AskedAnswer } from '../../../domain/events/read-wish.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import type { Ports } from '../../../ports.ts'
import { whileStale } from '../../attempt.ts'
import type { Answering, AnswerEventResult } from './answering.ts'
import { decideTogether } from './decide-answers.ts'
import type { EventReads } from '../read-event.ts'

export type AnswerNeeds = EventReads & Pick<Ports, 'assistants' | 'commit' | 'now' | 'together'>

/** Many people want the last places at one moment, and other processes change the same rows. */
const rounds = 100

/**
 * *Je participe*, *Peut-être*, *Je ne participe pas*: for people who received it. The same answer twice writes nothing.
 */
export function answerEvent(
  ports: AnswerNeeds,
  actor: Actor,
  { postId, ...asked }: { postId: string } & AskedAnswer,
  settings: WorkingHours,
): Promise<AnswerEventResult> {
  return answerTogether(ports, postId, { actor, person: actor.id, by: null, asked }, settings)
}

/** Answers to one event at the same moment are decided in their order and committed together. */
export function answerTogether(
  ports: AnswerNeeds,
  postId: string,
  one: Answering,
  settings: WorkingHours,
): Promise<AnswerEventResult> {
  return ports.together<Answering, AnswerEventResult>(`event:${postId}`, one, async items => {
    const decided = await whileStale(() => decideTogether(ports, postId, items, settings), rounds)
    return 'kind' in decided ? items.map(() => decided) : decided
  })
}
