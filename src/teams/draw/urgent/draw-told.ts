import type { Broadcast } from '../../../core/broadcasts/broadcast.ts'
import { type Card, drawCard, type Look } from '../../cards.ts'
import { escapeLine } from '../../markdown.ts'
import { audienceWithCount } from '../view/audience-text.ts'
import { inertBody } from '../view/inert-body.ts'

/** `takenBack`: from everyone, since; there is nothing to read any more. */
export type ToldData = { broadcast: Broadcast; takenBack?: boolean }

/** « Diffusé en urgence »: to who would have been asked. Nothing to press: it has been sent. */
export function drawTold({ broadcast, takenBack = false }: ToldData, look: Look): Card {
  const { words } = look
  const { reference, title, audience, headCount, planned, rendered, urgent, sentBy, startedAt, createdAt } = broadcast
  const key = (name: string) => `urgent.told.${name}`
  return drawCard(
    'urgent/told',
    {
      kicker: words.text(key('kicker'), { reference }),
      title: escapeLine(title),
      by: words.text(key('by'), {
        name: escapeLine(urgent?.by.name ?? ''),
        asker: escapeLine(sentBy?.name ?? ''),
        date: words.date(startedAt ?? createdAt),
      }),
      to: words.text(key('to'), { audience: escapeLine(audienceWithCount(audience, planned ?? headCount, words)) }),
      takenBack,
      readable: !takenBack,
      sealed: takenBack ? [] : inertBody(rendered, words),
    },
    look,
  )
}
