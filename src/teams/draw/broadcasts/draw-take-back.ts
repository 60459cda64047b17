import type { Broadcast } from '../../../core/broadcasts/broadcast.ts'
import type { Instant } from '../../../core/time.ts'
import { type Card, drawCard, type Look } from '../../cards.ts'
import { escapeLine } from '../../markdown.ts'

export type TakeBackData = {
  broadcast: Broadcast
  people: number
  quietHours: boolean
  durationMs: number
  /** When it would end if it left now. */
  endsAt: Instant
  /** A correction under way ends with it. */
  endsCorrection: boolean
}

/** « Retirer chez 2 850 agents » */
export function drawTakeBack({ broadcast, people, quietHours, durationMs, endsAt, endsCorrection }: TakeBackData, look: Look): Card {
  const { words } = look
  const count = words.count('audience.headCount', people)
  return drawCard('broadcasts/take-back', {
    id: broadcast.id,
    people,
    kicker: words.text('broadcasts.take-back.kicker', { reference: broadcast.reference }),
    title: escapeLine(broadcast.title),
    lead: words.text('broadcasts.take-back.lead', { count, duration: words.duration(durationMs), end: words.time(endsAt) }),
    isEvent: /"verb":"event\./.test(broadcast.rendered.card),
    quietHours,
    endsCorrection,
    remove: words.count('broadcasts.take-back.remove', people),
  }, look)
}
