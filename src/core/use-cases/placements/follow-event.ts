import type { PersonId } from '../../domain/actor.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import { type Change, refresh } from '../../change.ts'
import { Unavailable } from '../../domain/errors.ts'
import { keyOf, type PlacementKey } from '../../domain/placements/placed-card.ts'
import { refreshPlacement } from './refresh-placement.ts'
import type { Ports } from '../../ports.ts'
import type { NextTurn } from '../../ports/outside.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Instant } from '../../domain/time.ts'
import { cardsBeside, type EventReads, readStanding } from '../events/read-event.ts'
import { missedWarnings } from '../events/told/late-warnings.ts'
import { leaveOrLater } from '../leaving/may-leave.ts'
import {
  endsEvent,
  type EventSeen,
  eventState,
  isAhead,
  isRegistered,
  tellingCard,
  tells,
} from '../../domain/events/event.ts'
import { movedFor, putsOff } from '../../domain/events/moved.ts'

type Needs = EventReads &
  Parameters<typeof refreshPlacement>[0] &
  Pick<Ports, 'placements' | 'assistants' | 'messenger' | 'now'>
type Rules = Pick<Settings, 'timeZone'>

/** Soon the card that is just being sent has a place. */
const leavingMs = 2_000
/** A message that is being planned usually has its people after so long; else it is looked at again. */
const plannedMs = 30_000

/**
 * The job `event.follow`, after each answer, and each place that was given: the delivered card shows its reader's
 * answer on every device, and so do the cards beside it. Throws Unavailable to be run again.
 */
export async function followEvent(
  ports: Needs & Pick<Ports, 'pace'>,
  { postId, person }: { postId: string; person: PersonId },
  rules: Rules,
): Promise<void> {
  const event = await readStanding(ports, person, postId)
  if (!event) return
  const next: NextTurn = async () => {
    await ports.pace.take('broadcast')
    return true
  }
  if (!event.cancelled || event.remark === 'cancelled') await drawDelivered(ports, event, next, rules)
  // A person who registered while the first cards of the removal left was not among those it told.
  const removal = event.cancelled ? (event.changing.find(isEnding) ?? null) : movedMeanwhile(event)
  await followBeside(ports, event, removal, next, rules)
  await tellMissed(ports, event, next, rules)
}

/** A person who registers gets the earlier messages to registered people, while the event is ahead. */
async function tellMissed(ports: Needs, event: EventSeen, next: NextTurn, rules: Rules): Promise<void> {
  if (!isAhead(eventState(event, ports.now(), rules))) return
  const { missed, soon } = await missedWarnings(ports, event)
  for (const key of missed) await refreshPlacement(ports, key, undefined, next)
  const data = { postId: event.post.id, person: event.delivery.person }
  if (soon) await ports.commit({ job: 'event.follow', data, inMs: plannedMs })
}

/**
 * Refreshes every card of an event in one person's chat, besides the delivered one, and tells them, if they are
 * registered, about `change`. Each card takes a turn. Throws Unavailable when one of them must be tried again: the
 * others are only drawn once more.
 */
export async function followBeside(
  ports: Needs,
  event: EventSeen,
  change: Broadcast | null,
  next: NextTurn,
  rules: Rules,
): Promise<void> {
  const keys = new Set(await cardsBeside(ports, event))
  const told = toldBy(change, event, ports.now(), rules)
  if (told !== null && !toldBefore(event).some(key => keys.has(key))) keys.add(told)
  for (const key of keys) await refreshPlacement(ports, key, undefined, next)
}

/**
 * The correction that was leaving when this person answered: they may have read the words before it, and their
 * corrected card told them of no change. Better told twice than never.
 */
function movedMeanwhile({ answer, changing }: EventSeen): Broadcast | null {
  if (answer === null) return null
  const during = ({ startedAt, finishedAt }: Broadcast) =>
    startedAt !== null && answer.at >= startedAt && (finishedAt === null || answer.at <= finishedAt)
  return changing.find(one => tells(one) !== null && one.kind === 'correct' && during(one)) ?? null
}

/** Broadcasts that end the event, also if stopped half-way; a first confirmation alone ended nothing. */
function isEnding(change: Broadcast): boolean {
  return endsEvent(change) && change.startedAt !== null && change.state !== 'cancelled'
}

/**
 * That the event is cancelled is told once, even if it is called off anew after that was held, or taken back later. A
 * correction that reached people in between said that it takes place after all.
 */
function toldBefore({ changing, delivery: { person } }: EventSeen): PlacementKey[] {
  const since = changing.findIndex(({ kind, startedAt }) => kind === 'correct' && startedAt !== null)
  const ended = (since < 0 ? changing : changing.slice(0, since)).filter(isEnding)
  return ended.map(change => keyOf(tellingCard(change, person)))
}

/** The same by jobs, which try again for as long as it takes. */
export function followLater(event: EventSeen, change: Broadcast, now: Instant, rules: Rules): Change[] {
  // A cancellation is told by the first of these jobs, which knows who was told before.
  const told = endsEvent(change) ? null : toldBy(change, event, now, rules)
  return [
    { job: 'event.follow', data: { postId: event.post.id, person: event.delivery.person } },
    ...(told === null ? [] : [refresh(told)]),
  ]
}

/** The card that tells this person of the change; null: it does not concern what they count on. */
function toldBy(change: Broadcast | null, event: EventSeen, now: Instant, rules: Rules): PlacementKey | null {
  const told = change && tells(change)
  if (change === null || told === null || !wasAhead(event, now, rules)) return null
  // People who may come have it in their calendar too: another day, or a cancellation, concerns them; another room does
  // not.
  const mayCome = event.answer?.answer === 'maybe' && (told === 'cancelled' || putsOff(change))
  if (!isRegistered(event.answer) && !mayCome) return null
  if (told !== 'cancelled' && movedFor(change, event.answer, event.details).length === 0) return null
  return keyOf(tellingCard(change, event.delivery.person))
}

/** Whether it would still be to come, were it not cancelled. */
function wasAhead(event: EventSeen, now: Instant, rules: Rules): boolean {
  return isAhead(eventState({ ...event, cancelled: false }, now, rules))
}

async function drawDelivered(ports: Needs, event: EventSeen, next: NextTurn, rules: Rules): Promise<void> {
  const { broadcast, delivery, correctedAt, expiredOn, answer } = event
  if (delivery.state === 'sending') throw new Unavailable('being-delivered', { retryAfterMs: leavingMs })
  if (delivery.activityId === null || !(await next())) return
  const frame = {
    firstContact: false,
    broadcastId: broadcast.id,
    correctedAt,
    expiredOn,
    // A person who answers reads what is true now, even if the remark reaches the cards a little later.
    remark: eventState(event, ports.now(), rules) === 'closed' ? ('closed' as const) : event.remark,
    ...(event.reason !== undefined && { reason: event.reason }),
    answered: answer && { answer, details: event.details },
  }
  const { person } = delivery
  const by = await leaveOrLater(ports, { road: 'answered', broadcast, person }, ports.messenger)
  const outcome = await by.correct(broadcast.rendered, delivery, frame, next)
  if (outcome.kind === 'throttled' || outcome.kind === 'failed' || outcome.kind === 'unknown')
    throw new Unavailable('not-redrawn', { retryAfterMs: outcome.kind === 'throttled' ? outcome.retryAfterMs : null })
}
