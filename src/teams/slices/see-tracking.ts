import { isComms } from '../../core/actor.ts'
import { approversUnreached } from '../../core/placements/unreached.ts'
import { drawTracking } from '../draw/validations/draw-tracking.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { renewing } from './renewing.ts'

/** The tracking card as it stands, for whoever waits for the outcome. It only looks. */
export async function seeTracking(turn: Turn, { postId }: { postId: string }): Promise<Answer> {
  const { ports, actor } = turn
  const post = await ports.posts.byId(postId)
  const validation = post?.validationId ? await ports.validations.byId(post.validationId) : null
  if (!post || !validation) return refusal(turn, { kind: 'not-found' })
  const concerned =
    isComms(actor) || validation.submittedBy.id === actor.id || post.authors.some(({ id }) => id === actor.id)
  if (!concerned) return refusal(turn, { kind: 'not-allowed' })
  const unreached = await approversUnreached(ports, validation)
  return { kind: 'card', card: drawTracking({ validation, post, reader: actor.id, unreached }, renewing(turn)) }
}
