import { localTime } from '../../../core/calendar/local-time.ts'
import type { Broadcast } from '../../../core/broadcasts/broadcast.ts'
import type { Instant } from '../../../core/time.ts'
import { type Card, drawCard, type Look } from '../../cards.ts'
import { escapeLine } from '../../markdown.ts'

/** `slot`: the time that the visas vouch for. When the form comes back, `error` says why, and it stays filled. */
type Form = { slot?: Instant | null; error?: string; date?: string; time?: string }

export function drawScheduleDialog(broadcast: Broadcast, look: Look, { slot = null, error = '', date, time }: Form = {}): Card {
  const proposed = broadcast.scheduledFor ?? slot
  const at = proposed === null ? null : localTime(proposed, look.timeZone)
  return drawCard('broadcasts/schedule', {
    id: broadcast.id,
    title: `${broadcast.reference} · ${escapeLine(broadcast.title)}`,
    date: date ?? at?.day ?? '',
    time: time ?? at?.time ?? '',
    hasSlot: slot !== null,
    slot: slot === null ? '' : look.words.text('broadcasts.schedule.slotHint', { date: look.words.date(slot) }),
    refused: error !== '',
    error,
  }, look)
}
