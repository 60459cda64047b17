import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { trackedState, type TrackingData } from './draw-tracking.ts'

/** A card that rang for a decision, once others followed: where the post is now, and which card tells the rest. */
export function drawGoneOn({ validation, post }: Pick<TrackingData, 'validation' | 'post'>, look: Look): Card {
  const { words } = look
  return drawCard('validations/gone-on', {
    kicker: words.text('validations.tracking.kicker', { reference: validation.reference }),
    title: escapeLine(validation.title),
    state: trackedState(validation, post, words),
  }, look)
}
