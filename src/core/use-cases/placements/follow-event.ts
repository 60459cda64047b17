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

/** A card that is just leaving tells in a moment where it lies. */
const leavingMs = 2_000
/** Within this time a message that is being planned knows whom it reaches, as a rule; else it is looked at again. */
const plannedMs = 30_000

/**
 * The job `event.follow`, after whatever somebody answered, or was given: the delivered card says where its reader
 * stands, on every device, and so do the cards beside it. Throws Unavailable to be run again.
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
  // Whoever registered in the moment in which the first cards went was told nothing on their way.
  const removal = event.cancelled ? (event.changing.find(isEnding) ?? null) : movedMeanwhile(event)
  await followBeside(ports, event, removal, next, rules)
  await tellMissed(ports, event, next, rules)
}

/** Whoever registers is told what those registered were told before, while it is ahead. */
async function tellMissed(ports: Needs, event: EventSeen, next: NextTurn, rules: Rules): Promise<void> {
  if (!isAhead(eventState(event, ports.now(), rules))) return
  const { missed, soon } = await missedWarnings(ports, event)
  for (const key of missed) await refreshPlacement(ports, key, undefined, next)
  const data = { postId: event.post.id, person: event.delivery.person }
  if (soon) await ports.commit({ job: 'event.follow', data, inMs: plannedMs })
}

/**
 * Brings every card that shows an event to one person, beside the delivered one, to what is true now, and tells whoever
 * is registered what `change` makes of it. Each card takes a turn. Throws Unavailable when one of them must be tried
 * again: what was done already is only drawn once more.
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
 * The correction under which somebody answered: they may have read the words before it, and their card, which it had
 * reached by then, told them of no change. Rather once too much than never.
 */
function movedMeanwhile({ answer, changing }: EventSeen): Broadcast | null {
  if (answer === null) return null
  const during = ({ startedAt, finishedAt }: Broadcast) =>
    startedAt !== null && answer.at >= startedAt && (finishedAt === null || answer.at <= finishedAt)
  return changing.find(one => tells(one) !== null && one.kind === 'correct' && during(one)) ?? null
}

/** By what ended it, be it stopped half-way; a word that waits for a second one ended nothing. */
function isEnding(change: Broadcast): boolean {
  return endsEvent(change) && change.startedAt !== null && change.state !== 'cancelled'
}

/**
 * That the event is cancelled is told once, though it is called off anew after that was held, or taken back since. A
 * correction that reached people said that it takes place after all.
 */
function toldBefore({ changing, delivery: { person } }: EventSeen): PlacementKey[] {
  const since = changing.findIndex(({ kind, startedAt }) => kind === 'correct' && startedAt !== null)
  const ended = (since < 0 ? changing : changing.slice(0, since)).filter(isEnding)
  return ended.map(change => keyOf(tellingCard(change, person)))
}

/** The same by jobs, which go on trying for as long as it takes. */
export function followLater(event: EventSeen, change: Broadcast, now: Instant, rules: Rules): Change[] {
  // That it is cancelled, the first of them tells: it knows who was told before.
  const told = endsEvent(change) ? null : toldBy(change, event, now, rules)
  return [
    { job: 'event.follow', data: { postId: event.post.id, person: event.delivery.person } },
    ...(told === null ? [] : [refresh(told)]),
  ]
}

/** The card that tells this person of the change; null: they do not count on what it moves. */
function toldBy(change: Broadcast | null, event: EventSeen, now: Instant, rules: Rules): PlacementKey | null {
  const told = change && tells(change)
  if (change === null || told === null || !wasAhead(event, now, rules)) return null
  // Whoever may come has it in their calendar too: another day, or none, concerns them; another room does not.
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
    // Whoever answers reads what is true, be it said to all a little later.
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
