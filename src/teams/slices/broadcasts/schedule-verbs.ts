import type { Broadcast } from '../../../core/broadcasts/broadcast.ts'
import { scheduleBroadcast } from '../../../core/broadcasts/ask/schedule-broadcast.ts'
import { sealedSlot } from '../../../core/broadcasts/ask/sealed-slot.ts'
import { cleanText } from '../../../core/text.ts'
import { drawScheduleDialog } from '../../draw/broadcasts/draw-schedule-dialog.ts'
import { fieldErrors } from '../../draw/view/field-errors.ts'
import type { Answer } from '../../turn/answer.ts'
import { notice, refusal } from '../../turn/refusal.ts'
import type { Turn } from '../../turn/turn.ts'
import type { Verbs } from '../../turn/verbs.ts'
import { card, onBroadcast } from './shown.ts'

export const scheduleVerbs: Verbs = {
  'broadcast.schedule': onBroadcast(async (turn, id) => {
    const broadcast = await turn.ports.broadcasts.byId(id)
    return broadcast ? scheduleDialog(turn, broadcast) : refusal(turn, { kind: 'not-found' })
  }),
  'broadcast.scheduled': onBroadcast(schedule),
}

async function schedule(turn: Turn, id: string, fields: Record<string, unknown>): Promise<Answer> {
  const input = { broadcastId: id, date: cleanText(fields['date']), time: cleanText(fields['time']) }
  const result = await scheduleBroadcast(turn.ports, turn.actor, input, turn.settings)
  switch (result.kind) {
    case 'scheduled': {
      const date = turn.look.words.date(result.broadcast.scheduledFor ?? turn.ports.now())
      if (result.quietHours) return notice(turn, 'scheduled-quiet', { date }, 'warning')
      return turn.road === 'dialog' ? { kind: 'done' } : card(turn, result.broadcast)
    }
    case 'invalid': {
      const errors = fieldErrors(['date', 'time'], result.errors, turn.look.words)
      const { date, time } = input
      return scheduleDialog(turn, result.broadcast, { error: [errors['date'], errors['time']].filter(Boolean).join(' '), date, time })
    }
    default:
      return refusal(turn, result)
  }
}

type Refilled = { error: string; date: string; time: string }

async function scheduleDialog(turn: Turn, broadcast: Broadcast, refilled?: Refilled): Promise<Answer> {
  const slot = await sealedSlot(turn.ports, broadcast)
  const drawn = drawScheduleDialog(broadcast, turn.look, { slot, ...refilled })
  const dialog = turn.road === 'fetch' || turn.road === 'dialog'
  return dialog ? { kind: 'dialog', title: turn.look.words.text('dialogs.schedule'), card: drawn } : { kind: 'card', card: drawn }
}
