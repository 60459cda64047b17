import { readsOnly } from '../../core/domain/actor.ts'
import { mayNameOrganisers } from '../../core/domain/events/organisers.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import { cleanText } from '../../core/domain/text.ts'
import { askForParticipants } from '../../core/use-cases/events/attendance/export-participants.ts'
import {
  nameOrganiser,
  type OrganiserError,
  removeOrganiser,
} from '../../core/use-cases/events/board/name-organiser.ts'
import { openBoard, turnBoard, type TurnBoardResult } from '../../core/use-cases/events/board/open-board.ts'
import { readBoard, type ReadBoardResult } from '../../core/use-cases/events/board/read-board.ts'
import { takeOut, type TakeOutResult } from '../../core/use-cases/events/answers/take-out.ts'
import type { Answer } from '../turn/answer.ts'
import { inPlace } from '../turn/in-place.ts'
import { notice, refusal } from '../turn/refusal.ts'
import { isDialog, type Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { drawOrganisers } from './drawn/draw-organisers.ts'
import { drawParticipants } from './drawn/draw-participants.ts'
import { orders, reads } from '../turn/verb-facts.ts'

export const boardVerbs = {
  'event.board': verb(orders('uncounted'), ['postId'], async (turn, { postId }) => {
    const result = await openBoard(turn.ports, turn.actor, postId)
    if (result.kind !== 'board-opened') return refusal(turn, result)
    return notice(turn, 'board-coming', { reference: result.event.post.reference })
  }),
  'event.list': verb(reads, ['postId'], async (turn, { postId }, fields) => {
    if (readsOnly(turn.actor)) return read(turn, postId, fields)
    const part = cleanText(fields['open'])
    return turned(turn, await turnBoard(turn.ports, turn.actor, { postId, part, page: Number(fields['index']) }))
  }),
  'event.takeout': verb(orders('uncounted'), ['postId', 'personId'], async (turn, { postId, personId: person }) =>
    turned(turn, await takeOut(turn.ports, turn.actor, { postId, person }, turn.settings)),
  ),
  'event.export': verb(orders('uncounted'), ['postId'], async (turn, { postId }) => {
    const result = await askForParticipants(turn.ports, turn.actor, postId)
    if (result.kind === 'event-purged') return refusal(turn, result)
    if (result.kind !== 'asked') return refusal(turn, result)
    return notice(turn, 'participants-asked', { reference: result.event.post.reference })
  }),
  'event.organisers': verb(orders('uncounted'), ['postId'], async (turn, { postId }) => {
    const post = await turn.ports.posts.byId(postId)
    if (post?.content.kind !== 'event') return refusal(turn, { kind: 'not-found' })
    return mayNameOrganisers(post, turn.actor) ? form(turn, post) : refusal(turn, { kind: 'not-author' })
  }),
  'event.organiser': verb(orders('delegate'), ['postId'], async (turn, { postId }, fields) => {
    const { to } = fields
    const result = await nameOrganiser(turn.ports, turn.actor, { postId, to }, turn.settings)
    switch (result.kind) {
      case 'organiser-named':
        return shown(turn, result)
      case 'invalid':
        return form(turn, result.post, { to: cleanText(to), error: result.error })
      default:
        return refusal(turn, result)
    }
  }),
  'event.dismiss': verb(orders('uncounted'), ['postId', 'personId'], async (turn, { postId, personId: person }) => {
    const result = await removeOrganiser(turn.ports, turn.actor, { postId, person })
    return result.kind === 'organiser-removed' ? shown(turn, result) : refusal(turn, result)
  }),
} satisfies Verbs

/** The press itself has the page: no row says what an officer looks at. */
async function read(turn: Turn, postId: string, fields: Record<string, unknown>): Promise<Answer> {
  const part = 'open' in fields ? cleanText(fields['open']) : null
  const result = await readBoard(turn.ports, turn.actor, { postId, part, page: Number(fields['index'] ?? 0) })
  return turned(turn, result)
}

function turned(turn: Turn, result: TurnBoardResult | ReadBoardResult | TakeOutResult): Answer {
  if (!('board' in result)) return refusal(turn, result)
  return { kind: 'card', card: drawParticipants({ ...result.board, now: turn.ports.now() }, turn.look) }
}

function shown(
  turn: Turn,
  { kind, post, name }: { kind: 'organiser-named' | 'organiser-removed'; post: Post; name: string },
): Answer {
  if (isDialog(turn.road)) return form(turn, post)
  return notice(turn, kind, { name, reference: post.reference })
}

function form(turn: Turn, post: Post, typed: { to?: string; error?: OrganiserError } = {}): Answer {
  return inPlace(turn, 'organisers', drawOrganisers({ post, ...typed }, turn.look))
}
