import { type Change, refresh } from '../../../change.ts'
import type { Actor } from '../../../domain/actor.ts'
import { boardId, type BoardSeen, type EventBoard } from '../../../domain/events/event-board.ts'
import type { EventNow } from '../../../domain/events/event.ts'
import { mayOrganise } from '../../../domain/events/organisers.ts'
import { keyOf } from '../../../domain/placements/placed-card.ts'
import type { Ports } from '../../../ports.ts'
import type { Busy } from '../../attempt.ts'
import { bringAnew } from '../told/bring-anew.ts'
import { type Brought, readBrought } from '../read-event.ts'
import { type BoardReads, firstLook, seeBoard } from './see-board.ts'
import { road } from '../../road.ts'

export type BoardRefusal = { kind: 'not-organiser' } | { kind: 'event-not-sent' } | { kind: 'not-found' } | Busy
export type BoardNeeds = BoardReads & Pick<Ports, 'history' | 'placements' | 'commit' | 'now'>

const boardRoad = road({
  read: async ({ posts }: Pick<Ports, 'posts'>, postId: string) => {
    const post = await posts.byId(postId)
    return post?.content.kind === 'event' ? post : null
  },
  refuses: (actor, post) => (!post || mayOrganise(post, actor) ? null : 'not-organiser'),
  attempt: post => ({ what: 'event.board', subject: post?.reference ?? 'events' }),
})

/**
 * A change of an organiser's own board: `change` says what it becomes, and what is committed with it. A person who is
 * no organiser is refused, whatever they pressed.
 */
export function changeBoard<Answer extends { kind: string }>(
  ports: BoardNeeds,
  actor: Actor,
  postId: string,
  change: (
    board: EventBoard,
    brought: Brought,
  ) => Promise<{ board: EventBoard; also: Change[]; answer: Answer } | Answer>,
): Promise<Answer | BoardRefusal> {
  return boardRoad<Answer | BoardRefusal>(ports, actor, postId, async () => {
    const brought = await readBrought(ports, postId)
    if (!brought) return { kind: 'event-not-sent' }
    const before = (await ports.events.board(boardId(postId, actor.id))) ?? firstLook(brought.event, actor.id)
    const decided = await change(before, brought)
    if ('kind' in decided) return decided
    const row = { ...decided.board, version: before.version + 1 }
    const { also, answer } = decided
    return { changes: [{ save: 'event_board', row, ifVersion: before.version }, ...also], answer }
  })
}

export type OpenBoardResult = { kind: 'board-opened'; event: EventNow } | BoardRefusal

/** `participants 42`: the board comes to the end of the chat, even if it is further up. */
export function openBoard(ports: BoardNeeds, actor: Actor, postId: string): Promise<OpenBoardResult> {
  return changeBoard<OpenBoardResult>(ports, actor, postId, async (board, { event }) => {
    const key = keyOf({ card: 'participants', postId, person: actor.id })
    return { board, also: await bringAnew(ports, key), answer: { kind: 'board-opened', event } }
  })
}

export type TurnBoardResult = { kind: 'board-turned'; board: BoardSeen } | BoardRefusal

/** Unfolds a part of the list, at a page; '' folds it. Untrusted: an unknown part shows nothing. */
export async function turnBoard(
  ports: BoardNeeds,
  actor: Actor,
  { postId, part, page }: { postId: string; part: string; page: number },
): Promise<TurnBoardResult> {
  const result = await changeBoard<{ kind: 'turned' }>(ports, actor, postId, async board => {
    const looks = { open: part === '' ? null : part, page: Number.isSafeInteger(page) && page > 0 ? page : 0 }
    const answer = { kind: 'turned' as const }
    if (board.open === looks.open && board.page === looks.page) return answer
    return {
      board: { ...board, ...looks },
      also: [refresh({ card: 'participants', postId, person: actor.id })],
      answer,
    }
  })
  if (result.kind !== 'turned') return result
  const board = await seeBoard(ports, actor.id, postId)
  return board ? { kind: 'board-turned', board } : { kind: 'not-organiser' }
}
