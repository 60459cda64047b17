import type { Initiative } from '../../../core/initiatives/initiative.ts'
import { type Card, drawCard, type Look } from '../../cards.ts'
import { escapeLine } from '../../markdown.ts'

export function drawPhotoHint({ reference, title }: Initiative, look: Look): Card {
  return drawCard('initiatives/photo-hint', {
    text: look.words.text('initiatives.photo-hint.text', { reference, title: escapeLine(title) }),
  }, look)
}
