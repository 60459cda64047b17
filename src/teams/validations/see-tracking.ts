import { maySeeAll } from '../../core/domain/actor.ts'
import { trackingFace } from '../../core/use-cases/placements/kept/validation-faces.ts'
import { drawTracking } from './drawn/draw-tracking.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { renewing } from '../turn/renewing.ts'

/** The present tracking card, for a person who awaits the outcome and keeps it. Only reads. */
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
