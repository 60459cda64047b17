import type { Attachment, Initiative } from '../../../core/initiatives/initiative.ts'
import { type Card, drawCard, type Look } from '../../cards.ts'
import { escapeLine } from '../../markdown.ts'

export function drawConsent(initiative: Initiative, attachment: Attachment, look: Look): Card {
  const { words } = look
  return drawCard(
    'initiatives/consent',
    {
      id: initiative.id,
      attachmentId: attachment.id,
      kicker: words.text('initiatives.consent.kicker', { reference: initiative.reference }),
      text: words.text('initiatives.consent.text', {
        name: escapeLine(attachment.name),
        title: escapeLine(initiative.title),
      }),
      asked: attachment.consent === null,
      said: attachment.consent !== null,
      answer: words.text(attachment.consent ? 'initiatives.consent.given' : 'initiatives.consent.refused'),
      color: attachment.consent ? 'good' : 'warning',
    },
    look,
  )
}
