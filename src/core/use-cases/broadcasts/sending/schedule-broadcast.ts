import { type Actor, type Named, named } from '../../../domain/actor.ts'
import { quietHours } from '../../../domain/working-time/quiet-hours.ts'
import { zoneChange, type ZoneChange } from '../../../domain/working-time/local-time.ts'
import { type Outside, outsidePerimeter, type PerimeterNeeds } from '../../perimeters/outside-perimeter.ts'
import type { Ports } from '../../../ports.ts'
import type { Settings } from '../../../domain/settings.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import { type BroadcastDecision, broadcastEntry, changeBroadcast, type BroadcastRefusal } from '../change-broadcast.ts'
import { afterFirst, confirmed } from './ask-to-send.ts'
import { type CountNeeds, countPeople, isFresh } from '../count-people.ts'
import { lacksConsent } from '../../../domain/broadcasts/lacks-consent.ts'
import {
  decidedDespite,
  heldNoMore,
  mayStart,
  outOfTime,
  readTime,
  type ScheduleErrors,
} from '../../../domain/broadcasts/start-time.ts'
import { pendingConfirmation, secondConfirmation } from '../../../domain/broadcasts/second-confirmation.ts'
import { isSlotNow, sealedSlot } from '../sealed-slot.ts'

type Unsure = 'order' | 'weekday'

/**
 * `agreed`: the time of which the person was warned, or 'yes': they mean it; `people`: the number that was shown, where
 * two must confirm it; `unsure`: written so that another day may be meant, by the order of its numbers or its weekday.
 */
export type ScheduleInput = {
  broadcastId: string
  date: unknown
  time: unknown
  agreed?: string
  people?: number
  unsure?: Unsure | null
  /** Nothing is scheduled unless this is still its time; null: it must have none. */
  stands?: Instant | null
  /** Another question has to be asked once about that time. */
  asks?: boolean
}

/** What is asked once. `people`: so many that two confirm; null: no count is needed. */
export type ScheduleWarning = {
  at: Instant
  quietHours: boolean
  zone: ZoneChange | null
  people: number | null
  unsure: Unsure | null
}

export type ScheduleResult =
  | { kind: 'scheduled'; broadcast: Broadcast }
  | { kind: 'sure'; broadcast: Broadcast; warning: ScheduleWarning }
  | { kind: 'second-needed'; broadcast: Broadcast }
  | { kind: 'same-person'; broadcast: Broadcast; by: Named; at: Instant }
  | { kind: 'invalid'; broadcast: Broadcast; errors: ScheduleErrors }
  | { kind: 'slot-fixed' | 'slot-over'; broadcast: Broadcast; slot: Instant }
  | { kind: 'closed' | 'nobody' | 'no-consent'; broadcast: Broadcast }
  | Outside
  | BroadcastRefusal
type Needs = CountNeeds & PerimeterNeeds & Pick<Ports, 'history' | 'broadcasts' | 'posts' | 'commit' | 'now'>

/** *Programmer*, in the authority's own time; again for another time. */
export function scheduleBroadcast(
  ports: Needs,
  actor: Actor,
  input: ScheduleInput,
  settings: Settings,
): Promise<ScheduleResult> {
  return changeBroadcast<ScheduleResult>(ports, actor, input.broadcastId, async (broadcast, now) => {
    if (!maySchedule(broadcast)) return { kind: 'closed', broadcast }
    if (input.stands !== undefined && input.stands !== broadcast.scheduledFor) return { kind: 'closed', broadcast }
    const post = await ports.posts.byId(broadcast.postId)
    if (lacksConsent(broadcast, post, now)) return { kind: 'no-consent', broadcast }
    const slot = await sealedSlot(ports, broadcast)
    if (slot !== null && slot <= now && !isSlotNow(slot, now)) return { kind: 'slot-over', broadcast, slot }
    const at = readTime(input, now, settings.timeZone)
    if (typeof at !== 'string') return { kind: 'invalid', broadcast, errors: at }
    if (slot !== null && slot !== at) return { kind: 'slot-fixed', broadcast, slot }
    if (lacksConsent(broadcast, post, at)) return { kind: 'no-consent', broadcast }
    const over = outOfTime(broadcast, post, at, settings.timeZone)
    if (over) return { kind: 'invalid', broadcast, errors: { date: over } }
    const outside = await outsidePerimeter(ports, actor, broadcast)
    if (outside) return outside
    const check = isFresh(broadcast.check, now)
      ? broadcast.check
      : await countPeople(ports, broadcast, { at: now, timeZone: settings.timeZone })
    if (check.people === 0) return { kind: 'nobody', broadcast }
    return decided(broadcast, { at, check, now }, actor, input, settings)
  })
}

/** Not sent yet, and no card of it has left. */
export function maySchedule(broadcast: Broadcast): boolean {
  return mayStart(broadcast) && broadcast.startedAt === null
}

type Read = { at: Instant; check: NonNullable<Broadcast['check']>; now: Instant }

function decided(
  broadcast: Broadcast,
  { at, check, now }: Read,
  actor: Actor,
  input: ScheduleInput,
  settings: Settings,
) {
  const asked = { people: check.people, scheduledFor: at }
  const second = secondConfirmation(pendingConfirmation(broadcast, now), actor, asked, {
    at: now,
    over: settings.fourEyesOver,
  })
  if (second.kind === 'yours') {
    const { by, at } = second.confirmation
    return { kind: 'same-person', broadcast, by, at } as const
  }
  const many = second.kind === 'not-needed' ? null : check.people
  const warning = {
    at,
    quietHours: quietHours(at, settings),
    zone: zoneChange(input.date, input.time, settings.timeZone),
    people: many,
    unsure: input.unsure ?? null,
  }
  const own = warning.quietHours || warning.zone !== null || many !== null || warning.unsure !== null
  const warned = own || input.asks === true
  const agreed = (input.agreed === 'yes' || input.agreed === at) && (many === null || input.people === many)
  if (warned && !agreed)
    return {
      change: { check },
      also: [],
      answer: (broadcast: Broadcast) => ({ kind: 'sure', broadcast, warning }) as const,
      redraw: false,
    }
  const decision: BroadcastDecision<ScheduleResult> =
    second.kind === 'first'
      ? confirmed(broadcast, actor, asked, now)
      : scheduled(broadcast, at, actor, second.kind === 'theirs' ? second.confirmation.by : null)
  return { ...decision, change: { ...decision.change, check } }
}

function scheduled(
  broadcast: Broadcast,
  at: Instant,
  actor: Actor,
  first: Named | null,
): BroadcastDecision<ScheduleResult> {
  return {
    change: {
      state: 'scheduled',
      ...heldNoMore,
      scheduledFor: at,
      confirmation: null,
      ...decidedDespite(broadcast),
      sentBy: named(actor),
      firstBy: first,
    },
    also: [
      broadcastEntry('broadcast.scheduled', broadcast, actor, { scheduledFor: at, ...afterFirst(first) }),
      { job: 'broadcast.plan', data: { id: broadcast.id }, at },
    ],
    answer: broadcast => ({ kind: 'scheduled', broadcast }),
  }
}
