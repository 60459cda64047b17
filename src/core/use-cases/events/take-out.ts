import type { Actor, PersonId } from '../../domain/actor.ts'
import { mayOrganise } from '../../domain/events/organisers.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import type { Ports } from '../../ports.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { type AnswerNeeds, answerTogether } from './answer-event.ts'
import type { BoardRefusal, TurnBoardResult } from './open-board.ts'
import { type BoardReads, seeBoard } from './see-board.ts'

type Taken = { postId: string; person: PersonId }

/** *Retirer*: a no in the place of somebody who left, so that whoever waits has theirs; who is there answers alone. */
export async function takeOut(
  ports: AnswerNeeds & BoardReads & Pick<Ports, 'history'>,
  actor: Actor,
  { postId, person }: Taken,
  settings: WorkingHours,
): Promise<TurnBoardResult | BoardRefusal> {
  const refused = { kind: 'not-organiser' as const }
  const post = await ports.posts.byId(postId)
  if (!post) return { kind: 'not-found' }
  if (!mayOrganise(post, actor))
    return refusedAttempt(ports, actor, { what: 'event.board', subject: post.reference }, refused)
  if ((await ports.directory.people([person])).get(person)?.enabled) return { kind: 'not-found' }
  const { kind } = await answerTogether(ports, postId, { actor, person, by: null, asked: { says: 'no' } }, settings)
  if (kind === 'busy' || kind === 'not-found') return { kind }
  const board = await seeBoard(ports, actor.id, postId)
  return board ? { kind: 'board-turned', board } : refused
}
