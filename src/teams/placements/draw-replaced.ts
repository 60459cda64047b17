import type { Replaced } from '../../core/domain/faces/face.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { referenceOf, titleOf } from '../../core/use-cases/placements/kept/kept-cards.ts'

/** In place of an older copy: what it was about, and where the card is now. Nothing to press. */
export function drawReplaced({ card, moved }: Pick<Replaced, 'card' | 'moved'>, look: Look): Card {
  const { words } = look
  const title = titleOf(card)
  return drawCard(
    'placements/replaced',
    {
      kicker: referenceOf(card) ?? '',
      title: title === '' ? '' : words.text('common.quoted', { text: escapeLine(title) }),
      where: !moved
        ? words.text('placements.replaced.replaced')
        : moved.channel === null
          ? words.text('placements.replaced.common')
          : words.text('placements.replaced.moved', { channel: escapeLine(moved.channel) }),
    },
    look,
  )
}
