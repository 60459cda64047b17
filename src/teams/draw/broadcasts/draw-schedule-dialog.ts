import { localTime } from '../../../core/calendar/local-time.ts'
import type { Broadcast } from '../../../core/broadcasts/broadcast.ts'
import { type Card, drawCard, type Look } from '../../cards.ts'
import { escapeLine } from '../../markdown.ts'

/** `error`: why it came back, as text. */
export function drawScheduleDialog(broadcast: Broadcast, look: Look, error = ''): Card {
  const { scheduledFor } = broadcast
  const at = scheduledFor === null ? null : localTime(scheduledFor, look.timeZone)
  return drawCard('broadcasts/schedule', {
    id: broadcast.id,
    title: `${broadcast.reference} · ${escapeLine(broadcast.title)}`,
    date: at?.day ?? '',
    time: at?.time ?? '',
    hasSlot: scheduledFor !== null,
    slot: scheduledFor === null ? '' : look.words.text('broadcasts.schedule.slotHint', { date: look.words.date(scheduledFor) }),
    refused: error !== '',
    error,
  }, look)
}
