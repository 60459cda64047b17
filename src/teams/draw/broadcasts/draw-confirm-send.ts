import type { Broadcast } from '../../../core/broadcasts/broadcast.ts'
import type { Instant } from '../../../core/time.ts'
import { type Card, drawCard, type Look } from '../../cards.ts'
import { escapeLine } from '../../markdown.ts'
import { audienceText } from '../view/audience-text.ts'

export type ConfirmSendData = {
  broadcast: Broadcast
  people: number
  /** Asked for within the quiet hours: warned once. */
  quietHours: boolean
  durationMs: number
  /** When it would end if it left now. */
  endsAt?: Instant
}

/** « Diffuser à 2 871 agents » */
export function drawConfirmSend({ broadcast, people, quietHours, durationMs, endsAt }: ConfirmSendData, look: Look): Card {
  const { words } = look
  const count = words.count('audience.headCount', people)
  const timing = { count, duration: words.duration(durationMs) }
  return drawCard('broadcasts/confirm', {
    id: broadcast.id,
    people,
    kicker: words.text('broadcasts.confirm.kicker', { reference: broadcast.reference }),
    title: escapeLine(broadcast.title),
    to: words.text('broadcasts.broadcast.for', { audience: escapeLine(audienceText(broadcast.audience, words)) }),
    lead: endsAt === undefined ? words.text('broadcasts.confirm.lead', timing)
      : words.text('broadcasts.confirm.leadEnd', { ...timing, end: words.time(endsAt) }),
    quietHours,
    differs: people !== broadcast.headCount,
    approved: words.text('broadcasts.confirm.differs', { approved: words.count('audience.headCount', broadcast.headCount) }),
    send: words.count('broadcasts.confirm.send', people),
  }, look)
}
