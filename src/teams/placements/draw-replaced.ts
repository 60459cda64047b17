import type { Replaced } from '../../core/domain/faces/face.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { referenceOf, titleOf } from '../../core/use-cases/placements/kept-cards.ts'

/** In the place of an older copy: what it was about, and that the card lies elsewhere. Nothing to press. */
export function drawReplaced({ card }: Pick<Replaced, 'card'>, look: Look): Card {
  const title = titleOf(card)
  return drawCard(
    'placements/replaced',
    {
      kicker: referenceOf(card) ?? '',
      title: title === '' ? '' : look.words.text('common.quoted', { text: escapeLine(title) }),
    },
    look,
  )
}
