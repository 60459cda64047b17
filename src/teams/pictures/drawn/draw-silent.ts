import type { AgreementSilent } from '../../../core/domain/faces/media-seen.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { usesText } from './consent-text.ts'
import { dayText } from './agreement-text.ts'

/** To the person who asked: an agent did not answer, although reminded, or left; later their answer. */
export function drawSilent({ media, agreement, name, why }: AgreementSilent, look: Look): Card {
  const { words } = look
  const file = escapeLine(media.name)
  const isOpen = why === 'waiting' || why === 'left'
  const said = { file, date: dayText(agreement.askedAt, look), uses: usesText(agreement.uses, words) }
  return drawCard(
    'pictures/silent',
    {
      id: media.id,
      kicker: words.text('pictures.silent.kicker', { reference: media.reference }),
      heading: words.text(`pictures.silent.heading.${isOpen ? why : 'answered'}`, { name: escapeLine(name) }),
      text: words.text(`pictures.silent.text.${why}`, said),
      color: why === 'given' ? 'good' : 'attention',
      next: isOpen ? words.text(`pictures.silent.next.${why}`) : '',
    },
    look,
  )
}
