import { type Actor, maySeeAll } from '../../../domain/actor.ts'
import type { BoardSeen } from '../../../domain/events/event-board.ts'
import { type BoardReads, firstLook, seeAnswers, unfoldedBoard } from './see-board.ts'

/** `part`: '' folds the list; null: what a board unfolds first. Untrusted, like `page`. */
export type BoardAsked = { postId: string; part: string | null; page: number }
export type ReadBoardResult =
  | { kind: 'board-read'; board: BoardSeen }
  | { kind: 'not-organiser' }
  | { kind: 'event-not-sent' }
  | { kind: 'not-found' }

/**
 * The board for a person who reads all and decides nothing: what they unfolded is not stored, no card is placed, and
 * nothing on it changes anything.
 */
export async function readBoard(ports: BoardReads, actor: Actor, asked: BoardAsked): Promise<ReadBoardResult> {
  if (!maySeeAll(actor)) return { kind: 'not-organiser' }
  const post = await ports.posts.byId(asked.postId)
  if (post?.content.kind !== 'event') return { kind: 'not-found' }
  const seen = await seeAnswers(ports, post.id)
  if (!seen) return { kind: 'event-not-sent' }
  const first = firstLook(seen.event, actor.id)
  const open = asked.part === null ? first.open : asked.part
  const board = await unfoldedBoard(ports, post, seen, { ...first, open, page: asked.page })
  return { kind: 'board-read', board: { ...board, readOnly: true } }
}
