import type { Broadcast } from '../../core/domain/broadcasts/broadcast.ts'
import {
  maySchedule,
  type ScheduleInput,
  type ScheduleResult,
  scheduleBroadcast,
} from '../../core/use-cases/broadcasts/sending/schedule-broadcast.ts'
import { readTime } from '../../core/domain/broadcasts/start-time.ts'
import { slotWarnings } from '../../core/use-cases/planning/slot-warnings.ts'
import { seeRelease } from '../../core/use-cases/week/see-release.ts'
import { sealedSlot } from '../../core/use-cases/broadcasts/sealed-slot.ts'
import { localTime } from '../../core/domain/working-time/local-time.ts'
import type { Instant } from '../../core/domain/time.ts'
import { drawScheduleDialog, type ScheduleForm } from './drawn/draw-schedule-dialog.ts'
import { fieldErrors } from '../cards/faults.ts'
import type { Answer } from '../turn/answer.ts'
import { inPlace } from '../turn/in-place.ts'
import { warningTexts } from '../cards/warning-texts.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import type { Verbs } from '../turn/verbs.ts'
import { card, notNow, onBroadcast } from './shown-broadcast.ts'
import { askedTime } from './typed-broadcast.ts'
import { second, sends } from '../turn/verb-facts.ts'

export const scheduleVerbs = {
  'broadcast.schedule': onBroadcast(sends('uncounted'), async (turn, id) => {
    const broadcast = await turn.ports.broadcasts.byId(id)
    if (!broadcast) return refusal(turn, { kind: 'not-found' })
    if (maySchedule(broadcast)) return scheduleDialog(turn, broadcast)
    return turn.road === 'fetch' ? refusal(turn, { kind: 'closed' }) : notNow(turn, broadcast)
  }),
  'broadcast.scheduled': {
    ...onBroadcast(second('broadcast.schedule', sends('uncounted')), schedule),
    slow: { notice: 'counting' },
  },
} satisfies Verbs

/** `agreed`, `people`: the warnings of the form, when it is sent a second time. */
async function schedule(turn: Turn, id: string, fields: Record<string, unknown>): Promise<Answer> {
  const { agreed, ...asked } = askedTime(turn, fields)
  const rules = await rulesOf(turn, id, asked)
  const input = { broadcastId: id, ...asked, asks: rules.length > 0 }
  return answered(turn, input, await run(turn, agreed === '' ? input : { ...input, agreed }), rules)
}

/** The second of two confirmations: the time is the one that the first person asked for. */
export async function agreeToSchedule(
  turn: Turn,
  { broadcastId, people, at }: { broadcastId: string; people: number; at: Instant },
): Promise<Answer> {
  if (Number.isNaN(Date.parse(at))) return refusal(turn, { kind: 'not-understood' })
  const { day: date, time } = localTime(new Date(at).toISOString(), turn.settings.timeZone)
  const input = { broadcastId, date, time, people }
  return answered(turn, input, await run(turn, { ...input, agreed: 'yes' }))
}

function run(turn: Turn, input: ScheduleInput): Promise<ScheduleResult> {
  return scheduleBroadcast(turn.ports, turn.actor, input, turn.settings)
}

type Typed = { date: string; time: string }

/** Warnings of the plan's rules for that time, besides those of every sending; for new cards alone. */
async function rulesOf(turn: Turn, id: string, asked: Pick<ScheduleInput, 'date' | 'time'>): Promise<string[]> {
  const { ports, settings, look } = turn
  const at = readTime(asked, ports.now(), settings.timeZone)
  const broadcast = typeof at === 'string' ? await ports.broadcasts.byId(id) : null
  const seen =
    broadcast?.kind === 'send' ? await seeRelease(ports, { postId: broadcast.postId, channel: 'teams' }) : null
  if (typeof at !== 'string' || !seen) return []
  const warnings = await slotWarnings(ports, seen.row, seen.release, at, settings)
  // Quiet hours are asked about already.
  return warningTexts(
    warnings.filter(({ kind }) => kind !== 'quiet'),
    at,
    look.words,
  )
}

async function answered(
  turn: Turn,
  { date, time }: Typed,
  result: ScheduleResult,
  rules: readonly string[] = [],
): Promise<Answer> {
  const again = (broadcast: Broadcast, form: Partial<ScheduleForm>) =>
    scheduleDialog(turn, broadcast, { date, time, ...form })
  const { words } = turn.look
  switch (result.kind) {
    case 'scheduled':
      return turn.road === 'dialog' ? { kind: 'done' } : card(turn, result.broadcast)
    case 'second-needed':
      return turn.road === 'dialog'
        ? notice(turn, 'second-needed', { people: countOf(turn, result.broadcast) })
        : card(turn, result.broadcast)
    case 'sure':
      return again(result.broadcast, { warning: result.warning, rules })
    case 'invalid': {
      const errors = fieldErrors(['date', 'time'], result.errors, words)
      const texts = (['date', 'time'] as const).map(field =>
        result.errors[field] === 'required' ? words.text(`broadcasts.schedule.${field}Error`) : errors[field],
      )
      return again(result.broadcast, { error: texts.filter(Boolean).join(' ') })
    }
    case 'slot-fixed':
    case 'slot-over':
      return again(result.broadcast, { error: words.text(`notices.${result.kind}`, { slot: words.date(result.slot) }) })
    case 'closed':
      return turn.road === 'dialog' ? refusal(turn, result) : notNow(turn, result.broadcast)
    default:
      return refusal(turn, result)
  }
}

function countOf({ look }: Turn, { confirmation }: Broadcast): string {
  return look.words.count('audience.headCount', confirmation?.people ?? 0)
}

async function scheduleDialog(turn: Turn, broadcast: Broadcast, refilled: Partial<ScheduleForm> = {}): Promise<Answer> {
  const slot = await sealedSlot(turn.ports, broadcast)
  return inPlace(turn, 'schedule', drawScheduleDialog({ broadcast, slot, ...refilled }, turn.look))
}
