import { type Actor, named } from '../../actor.ts'
import { instantOf } from '../../calendar/local-time.ts'
import { quietHours } from '../../calendar/quiet-hours.ts'
import type { Ports } from '../../ports.ts'
import type { Settings } from '../../settings.ts'
import { cleanText, isDay, isTime } from '../../text.ts'
import type { Instant } from '../../time.ts'
import type { Broadcast } from '../broadcast.ts'
import { broadcastEntry, changeBroadcast, type BroadcastRefusal } from '../change-broadcast.ts'
import { sealedSlot } from './sealed-slot.ts'

export type ScheduleInput = { broadcastId: string; date: unknown; time: unknown }
export type ScheduleErrors = { date?: 'required' | 'not-a-day' | 'slot-past'; time?: 'required' | 'not-a-time' }
export type ScheduleResult =
  | { kind: 'scheduled'; broadcast: Broadcast; quietHours: boolean }
  | { kind: 'invalid'; broadcast: Broadcast; errors: ScheduleErrors }
  | { kind: 'slot-fixed'; broadcast: Broadcast; slot: Instant }
  | { kind: 'closed'; broadcast: Broadcast }
  | BroadcastRefusal
type Needs = Pick<Ports, 'broadcasts' | 'posts' | 'commit' | 'now'>

/** *Programmer*, in the authority's own time; again for another time. */
export function scheduleBroadcast(
  ports: Needs,
  actor: Actor,
  input: ScheduleInput,
  settings: Settings,
): Promise<ScheduleResult> {
  return changeBroadcast<ScheduleResult>(ports, actor, input.broadcastId, async (broadcast, now) => {
    if (broadcast.state !== 'ready' && broadcast.state !== 'scheduled') return { kind: 'closed', broadcast }
    const read = readTime(input, now, settings.timeZone)
    if (typeof read !== 'string') return { kind: 'invalid', broadcast, errors: read }
    const slot = await sealedSlot(ports, broadcast)
    if (slot !== null && slot !== read) return { kind: 'slot-fixed', broadcast, slot }
    return {
      change: { state: 'scheduled', scheduledFor: read, sentBy: named(actor) },
      also: [
        broadcastEntry('broadcast.scheduled', broadcast, actor, { scheduledFor: read, by: actor.name }),
        { job: 'broadcast.plan', data: { id: broadcast.id }, at: read },
      ],
      answer: broadcast => ({ kind: 'scheduled', broadcast, quietHours: quietHours(read, settings) }),
    }
  })
}

function readTime(input: ScheduleInput, now: Instant, timeZone: string): Instant | ScheduleErrors {
  const date = cleanText(input.date)
  const time = cleanText(input.time)
  const errors: ScheduleErrors = {}
  if (!isDay(date)) errors.date = date === '' ? 'required' : 'not-a-day'
  if (!isTime(time)) errors.time = time === '' ? 'required' : 'not-a-time'
  const at = instantOf(date, time, timeZone)
  if (at === null) return errors
  return at <= now ? { date: 'slot-past' } : at
}
