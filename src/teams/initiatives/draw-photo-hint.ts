import type { Initiative } from '../../core/domain/initiatives/initiative.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'

export function drawPhotoHint({ reference, title }: Initiative, look: Look): Card {
  return drawCard('initiatives/photo-hint', {
    text: look.words.text('initiatives.photo-hint.text', { reference, title: escapeLine(title) }),
  }, look)
}
