import type { Broadcast } from '../../core/domain/broadcasts/broadcast.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { audienceWithCount } from '../cards/audience-text.ts'
import { inertBody } from '../cards/inert-body.ts'

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
