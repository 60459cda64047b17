import type { Broadcast } from '../../../core/domain/broadcasts/broadcast.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'

/** « Renvoyer aux 3 incertains »: what uncertain means, and the risk. */
export function drawResend({ broadcast, people }: { broadcast: Broadcast; people: number }, look: Look): Card {
  const { words } = look
  const { id, reference, title } = broadcast
  return drawCard(
    'broadcasts/resend',
    {
      id,
      people,
      kicker: words.text('broadcasts.confirm.kicker', { reference }),
      heading: words.count('broadcasts.resend.heading', people),
      title: words.text('common.quoted', { text: escapeLine(title) }),
      risk: words.count('broadcasts.resend.risk', people),
      send: words.count('broadcasts.resend.send', people),
    },
    look,
  )
}
