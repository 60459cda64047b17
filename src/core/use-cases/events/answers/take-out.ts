import type { Actor, PersonId } from '../../../domain/actor.ts'
import { isAhead } from '../../../domain/events/event.ts'
import { mayOrganise } from '../../../domain/events/organisers.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import type { Ports } from '../../../ports.ts'
import { refusedAttempt } from '../../journal/refused-attempt.ts'
import { type AnswerNeeds, answerTogether } from './answer-event.ts'
import type { TurnBoardResult } from '../board/open-board.ts'
import { type BoardReads, seeBoard } from '../board/see-board.ts'

type Taken = { postId: string; person: PersonId }
export type TakeOutResult = TurnBoardResult | { kind: 'answers-alone' | 'event-ended' }

/**
 * *Retirer*: writes a no for a person who left, so that somebody who waits gets their place; people who are there
 * answer themselves.
 */
export async function takeOut(
  ports: AnswerNeeds & BoardReads & Pick<Ports, 'history'>,
  actor: Actor,
  { postId, person }: Taken,
  settings: WorkingHours,
): Promise<TakeOutResult> {
  const post = await ports.posts.byId(postId)
  if (!post) return { kind: 'not-found' }
  const attempted = { what: 'event.takeout', subject: post.reference }
  if (!mayOrganise(post, actor)) return refusedAttempt(ports, actor, attempted, { kind: 'not-organiser' })
  if ((await ports.directory.people([person])).get(person)?.enabled)
    return refusedAttempt(ports, actor, attempted, { kind: 'answers-alone' })
  const one = { actor, person, by: null, asked: { says: 'no' as const } }
  const result = await answerTogether(ports, postId, one, settings)
  if (result.kind === 'busy' || result.kind === 'not-found') return { kind: result.kind }
  if (result.kind === 'answered' && !isAhead(result.state)) return { kind: 'event-ended' }
  const board = await seeBoard(ports, actor.id, postId)
  return board ? { kind: 'board-turned', board } : { kind: 'not-organiser' }
}
