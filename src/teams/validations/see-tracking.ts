import { maySeeAll } from '../../core/domain/actor.ts'
import { trackingFace } from '../../core/use-cases/placements/kept/validation-faces.ts'
import { drawTracking } from './drawn/draw-tracking.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { renewing } from '../turn/renewing.ts'

/** The tracking card that is kept with whoever waits for the outcome, as it stands. It only looks. */
export async function seeTracking(turn: Turn, { postId }: { postId: string }): Promise<Answer> {
  const { ports, actor } = turn
  const shown = await trackingFace(ports, { postId, person: actor.id })
  if (!shown) return refusal(turn, { kind: 'not-found' })
  const { validation, post } = shown.face
  const concerned =
    maySeeAll(actor) || validation.submittedBy.id === actor.id || post.authors.some(({ id }) => id === actor.id)
  if (!concerned) return refusal(turn, { kind: 'not-allowed' })
  return { kind: 'card', card: drawTracking(shown.face, renewing(turn)) }
}
