import type { Actor, PersonId } from '../../domain/actor.ts'
import type { AskedAnswer } from '../../domain/events/read-wish.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import type { Ports } from '../../ports.ts'
import { whileStale } from '../attempt.ts'
import type { Answering, AnswerEventResult } from './answering.ts'
import { decideTogether } from './decide-answers.ts'
import type { EventReads } from './read-event.ts'

export type AnswerNeeds = EventReads & Pick<Ports, 'commit' | 'now' | 'together'>

/** Many want the last places in one moment, and other processes move the same rows. */
const rounds = 100

/**
 * *Je participe*, *Peut-être*, *Je ne participe pas*: for who received it. The same answer twice writes nothing.
 * Whatever is answered to one event at the same moment is decided, in its order, and committed together.
 */
export function answerEvent(
  ports: AnswerNeeds,
  actor: Actor,
  { postId, ...asked }: { postId: string } & AskedAnswer,
  settings: WorkingHours,
): Promise<AnswerEventResult> {
  const one: Answering = { actor, person: actor.id, by: null, asked }
  return ports.together<Answering, AnswerEventResult>(`event:${postId}`, one, async items => {
    const results = new Map<Answering, AnswerEventResult>()
    for (const wave of waves(items)) {
      const decided = await whileStale(() => decideTogether(ports, postId, wave, settings), rounds)
      wave.forEach((item, index) => results.set(item, 'kind' in decided ? decided : decided[index]!))
    }
    return items.map(item => results.get(item)!)
  })
}

/** Each person once in a wave: what somebody says twice is judged one after the other. */
function waves(items: readonly Answering[]): Answering[][] {
  const nth = new Map<PersonId, number>()
  const waves: Answering[][] = []
  for (const item of items) {
    const index = nth.get(item.person) ?? 0
    nth.set(item.person, index + 1)
    ;(waves[index] ??= []).push(item)
  }
  return waves
}
