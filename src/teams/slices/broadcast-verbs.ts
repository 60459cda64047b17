import { isComms } from '../../core/actor.ts'
import { askToSend } from '../../core/broadcasts/ask/ask-to-send.ts'
import { cancelBroadcast } from '../../core/broadcasts/ask/cancel-broadcast.ts'
import { checkBroadcastAudience } from '../../core/broadcasts/ask/check-broadcast-audience.ts'
import { scheduleBroadcast } from '../../core/broadcasts/ask/schedule-broadcast.ts'
import { sealedSlot } from '../../core/broadcasts/ask/sealed-slot.ts'
import { startBroadcast } from '../../core/broadcasts/ask/start-broadcast.ts'
import { stopBroadcast } from '../../core/broadcasts/ask/stop-broadcast.ts'
import { askWhy } from '../../core/broadcasts/ask-why.ts'
import type { Broadcast } from '../../core/broadcasts/broadcast.ts'
import { tallyEvent } from '../../core/events/tally-event.ts'
import { cleanText } from '../../core/text.ts'
import { later } from '../../core/time.ts'
import { drawBroadcast } from '../draw/broadcasts/draw-broadcast.ts'
import { drawConfirmSend } from '../draw/broadcasts/draw-confirm-send.ts'
import { drawScheduleDialog } from '../draw/broadcasts/draw-schedule-dialog.ts'
import { drawWhy } from '../draw/broadcasts/draw-why.ts'
import { audienceText } from '../draw/view/audience-text.ts'
import { fieldErrors } from '../draw/view/field-errors.ts'
import type { Answer } from '../turn/answer.ts'
import { notComms, notice, refusal, type Refused } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verb, type Verbs } from '../turn/verbs.ts'

type Result = Refused & { broadcast?: Broadcast }

export const broadcastVerbs: Verbs = {
  'broadcast.check': onBroadcast(async (turn, id) => shown(turn, await checkBroadcastAudience(turn.ports, turn.actor, id), 'checked')),
  'broadcast.send': onBroadcast(ask),
  'broadcast.confirm': onBroadcast(async (turn, id, fields) => {
    const people = Number(fields['people'])
    const result = await startBroadcast(turn.ports, turn.actor, { broadcastId: id, people })
    // The number that was confirmed is no longer the true one: asked again with the present one.
    return result.kind === 'confirm-again' ? ask(turn, id) : shown(turn, result, 'started', 'already-started')
  }),
  'broadcast.schedule': onBroadcast(async (turn, id) => {
    const broadcast = await turn.ports.broadcasts.byId(id)
    return broadcast ? scheduleDialog(turn, broadcast) : refusal(turn, { kind: 'not-found' })
  }),
  'broadcast.scheduled': onBroadcast(schedule),
  'broadcast.cancel': onBroadcast(async (turn, id) => shown(turn, await cancelBroadcast(turn.ports, turn.actor, id), 'cancelled')),
  'broadcast.stop': onBroadcast(async (turn, id) => shown(turn, await stopBroadcast(turn.ports, turn.actor, id), 'stopped')),
  'broadcast.why': verb(['broadcastId'], why),
}

/** Of comms; the use cases check it again. */
function onBroadcast(run: (turn: Turn, id: string, fields: Record<string, unknown>) => Promise<Answer>): Verb {
  return verb(['broadcastId'], async (turn, { broadcastId }, fields) =>
    isComms(turn.actor) ? run(turn, broadcastId, fields) : notComms(turn),
  )
}

async function card(turn: Turn, broadcast: Broadcast): Promise<Answer> {
  const report = broadcast.planned === null ? null : await turn.ports.deliveries.report(broadcast.id)
  const figures = await tallyEvent(turn.ports, broadcast)
  return { kind: 'card', card: drawBroadcast({ broadcast, report, figures, perSecond: turn.settings.broadcastPerSecond }, turn.look) }
}

/** The card as it now is when it went well, or when somebody else was faster; else why not. */
async function shown(turn: Turn, result: Result, ...well: string[]): Promise<Answer> {
  const fine = well.includes(result.kind) || result.kind === 'closed'
  return fine && result.broadcast ? card(turn, result.broadcast) : refusal(turn, result)
}

async function ask(turn: Turn, id: string): Promise<Answer> {
  const result = await askToSend(turn.ports, turn.actor, id, turn.settings)
  if (result.kind !== 'confirm') return shown(turn, result)
  const endsAt = later(turn.ports.now(), result.durationMs)
  return { kind: 'card', card: drawConfirmSend({ ...result, endsAt }, turn.look) }
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

/** A short text beside the card: the card in its place would take away what the person is reading. */
async function why(turn: Turn, { broadcastId }: { broadcastId: string }): Promise<Answer> {
  const result = await askWhy(turn.ports, turn.actor, broadcastId)
  if (result.kind !== 'why') return refusal(turn, result)
  const { words } = turn.look
  const { broadcast } = result
  const audience = audienceText(broadcast.audience, words)
  if (turn.road === 'typed') return { kind: 'card', card: drawWhy({ broadcast, audienceText: audience }, turn.look) }
  const { title, sentBy, postReference: post } = broadcast
  return { kind: 'note', text: words.text('broadcasts.why.short', { title, audience, name: sentBy?.name ?? '', post }) }
}
